import { TaskInput } from '@cdk-sfn/core';
import { StepFunctionsInvokeActivity, StepFunctionsStartExecution } from '@cdk-sfn/tasks-stepfunctions';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A machine that starts another one and waits for its call, then has a worker of one's own do something. */
export class StepFunctionsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const child = new sfn.StateMachine(this, 'Child', {
      definitionBody: sfn.DefinitionBody.fromChainable(sfn.Chain.start(new sfn.Pass(this, 'Pass'))),
    });

    const start = new StepFunctionsStartExecution(this, 'Start child', {
      stateMachine: child,
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      input: TaskInput.fromObject({
        token: sfn.JsonPath.taskToken,
        foo: 'bar',
      }),
      name: 'MyExecutionName',
    });

    const activity = new sfn.Activity(this, 'SubmitJob');
    const submit = new StepFunctionsInvokeActivity(this, 'Submit job', { activity });

    new sfn.StateMachine(this, 'Parent', { definitionBody: sfn.DefinitionBody.fromChainable(start.next(submit)) });
  }
}
