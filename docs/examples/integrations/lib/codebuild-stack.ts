import { CodeBuildStartBuild } from '@cdk-sfn/tasks-codebuild';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A build with a variable from the input. */
export class CodebuildStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const project = new codebuild.Project(this, 'Project', {
      projectName: 'MyTestProject',
      buildSpec: codebuild.BuildSpec.fromObject({
        version: '0.2',
        phases: {
          build: {
            commands: ['echo "Hello, CodeBuild!"'],
          },
        },
      }),
    });

    const build = new CodeBuildStartBuild(this, 'Build', {
      project,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      environmentVariablesOverride: {
        ZONE: {
          type: codebuild.BuildEnvironmentVariableType.PLAINTEXT,
          value: sfn.JsonPath.stringAt('$.envVariables.zone'),
        },
      },
    });

    new sfn.StateMachine(this, 'CodeBuild', { definitionBody: sfn.DefinitionBody.fromChainable(build) });
  }
}
