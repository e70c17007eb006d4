import {
  ContainerDefinition,
  DockerImage,
  InputMode,
  Mode,
  S3DataType,
  S3Location,
  SageMakerCreateEndpoint,
  SageMakerCreateEndpointConfig,
  SageMakerCreateModel,
  SageMakerCreateTrainingJob,
  SageMakerCreateTransformJob,
  SageMakerUpdateEndpoint,
} from '@cdk-sfn/tasks-sagemaker';
import { Duration, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A model from its training to the endpoint that serves it. */
export class SagemakerStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const train = new SageMakerCreateTrainingJob(this, 'Train', {
      trainingJobName: sfn.JsonPath.stringAt('$.JobName'),
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      algorithmSpecification: {
        algorithmName: 'BlazingText',
        trainingInputMode: InputMode.FILE,
      },
      inputDataConfig: [
        {
          channelName: 'train',
          dataSource: {
            s3DataSource: {
              s3DataType: S3DataType.S3_PREFIX,
              s3Location: S3Location.fromJsonExpression('$.S3Bucket'),
            },
          },
        },
      ],
      outputDataConfig: {
        s3OutputLocation: S3Location.fromBucket(s3.Bucket.fromBucketName(this, 'Bucket', 'mybucket'), 'myoutputpath'),
      },
      // One ml.m4.xlarge with 10 GiB, when absent.
      resourceConfig: {
        instanceCount: 1,
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.P3, ec2.InstanceSize.XLARGE2),
        volumeSize: Size.gibibytes(50),
      },
      // One hour, when absent.
      stoppingCondition: {
        maxRuntime: Duration.hours(2),
      },
      resultPath: '$.TrainingJob',
    });

    const transform = new SageMakerCreateTransformJob(this, 'Infer in a batch', {
      transformJobName: 'MyTransformJob',
      modelName: 'MyModelName',
      modelClientOptions: {
        invocationsMaxRetries: 3,
        invocationsTimeout: Duration.minutes(5),
      },
      transformInput: {
        transformDataSource: {
          s3DataSource: {
            s3Uri: 's3://inputbucket/train',
            s3DataType: S3DataType.S3_PREFIX,
          },
        },
      },
      transformOutput: {
        s3OutputPath: 's3://outputbucket/TransformJobOutputPath',
      },
      transformResources: {
        instanceCount: 1,
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.M4, ec2.InstanceSize.XLARGE),
      },
      resultPath: sfn.JsonPath.DISCARD,
    });

    const createModel = new SageMakerCreateModel(this, 'Create model', {
      modelName: 'MyModel',
      primaryContainer: new ContainerDefinition({
        image: DockerImage.fromJsonExpression(sfn.JsonPath.stringAt('$.Model.imageName')),
        mode: Mode.SINGLE_MODEL,
        modelS3Location: S3Location.fromJsonExpression('$.TrainingJob.ModelArtifacts.S3ModelArtifacts'),
      }),
      resultPath: sfn.JsonPath.DISCARD,
    });

    const createConfig = new SageMakerCreateEndpointConfig(this, 'Create endpoint config', {
      endpointConfigName: 'MyEndpointConfig',
      productionVariants: [
        {
          initialInstanceCount: 2,
          instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
          modelName: 'MyModel',
          variantName: 'awesome-variant',
        },
      ],
      resultPath: sfn.JsonPath.DISCARD,
    });

    const createEndpoint = new SageMakerCreateEndpoint(this, 'Create endpoint', {
      endpointName: sfn.JsonPath.stringAt('$.EndpointName'),
      endpointConfigName: sfn.JsonPath.stringAt('$.EndpointConfigName'),
      resultPath: sfn.JsonPath.DISCARD,
    });

    const updateEndpoint = new SageMakerUpdateEndpoint(this, 'Update endpoint', {
      endpointName: sfn.JsonPath.stringAt('$.Endpoint.Name'),
      endpointConfigName: sfn.JsonPath.stringAt('$.Endpoint.EndpointConfig'),
    });

    new sfn.StateMachine(this, 'SageMaker', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        train.next(transform).next(createModel).next(createConfig).next(createEndpoint).next(updateEndpoint),
      ),
    });
  }
}
