import { EksCall, MethodType } from '@cdk-sfn/tasks-eks';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** The pods of a Kubernetes cluster. */
export class EksStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const cluster = new eks.Cluster(this, 'Cluster', {
      version: eks.KubernetesVersion.V1_18,
      clusterName: 'myEksCluster',
      // An app takes `KubectlV18Layer` or its like from @aws-cdk/lambda-layer-kubectl-v18.
      kubectlLayer: lambda.LayerVersion.fromLayerVersionArn(
        this,
        'Kubectl',
        'arn:aws:lambda:eu-central-1:111111111111:layer:kubectl:1',
      ),
    });

    const call = new EksCall(this, 'List pods', {
      cluster,
      httpMethod: MethodType.GET,
      httpPath: '/api/v1/namespaces/default/pods',
    });

    new sfn.StateMachine(this, 'EKS', { definitionBody: sfn.DefinitionBody.fromChainable(call) });
  }
}
