/**
 * The names of the specification that upstream renamed or dropped since, with the types that its examples give them.
 */
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IJobDefinition, IJobQueue } from 'aws-cdk-lib/aws-batch';
import type { TaskInput as Input } from 'aws-cdk-lib/aws-stepfunctions';
import type * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

interface JobProps extends Omit<upstream.BatchSubmitJobProps, 'jobDefinitionArn' | 'jobQueueArn'> {
  readonly jobDefinition: IJobDefinition;
  readonly jobQueue: IJobQueue;
}

export declare class BatchSubmitJob {
  constructor(scope: Construct, id: string, props: JobProps);
}

interface HttpApiProps extends Omit<upstream.CallApiGatewayHttpApiEndpointProps, 'apiId' | 'apiStack'> {
  readonly api: IHttpApi;
}

export declare class CallApiGatewayHttpApiEndpoint {
  constructor(scope: Construct, id: string, props: HttpApiProps);
}

/** What a task is described by. Only the name stands in the specification. */
export type IStepFunctionsTask = any;

/** The methods of `EksCall`, which upstream calls `HttpMethods`. */
export declare enum MethodType {
  GET = 'GET',
  POST = 'POST',
  PUT = 'PUT',
  DELETE = 'DELETE',
  HEAD = 'HEAD',
  PATCH = 'PATCH',
}

export declare class TaskInput {
  static fromDataAt(path: string): Input;
  static fromContextAt(path: string): Input;
  private constructor();
}
