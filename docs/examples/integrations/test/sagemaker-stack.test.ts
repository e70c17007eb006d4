import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a model is trained, used and served', () => {
  expect(statesOf('SageMaker')).toEqual({
    Train: {
      Next: 'Infer in a batch',
      Type: 'Task',
      ResultPath: '$.TrainingJob',
      Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
      Parameters: {
        'TrainingJobName.$': '$.JobName',
        RoleArn: '${TrainSagemakerRole.Arn}',
        AlgorithmSpecification: {
          TrainingInputMode: 'File',
          AlgorithmName: 'BlazingText',
        },
        InputDataConfig: [
          {
            ChannelName: 'train',
            DataSource: {
              S3DataSource: {
                'S3Uri.$': '$.S3Bucket',
                S3DataType: 'S3Prefix',
              },
            },
          },
        ],
        OutputDataConfig: {
          S3OutputPath: 'https://s3.eu-central-1.${AWS::URLSuffix}/mybucket/myoutputpath',
        },
        ResourceConfig: {
          InstanceCount: 1,
          InstanceType: 'ml.p3.2xlarge',
          VolumeSizeInGB: 50,
        },
        StoppingCondition: {
          MaxRuntimeInSeconds: 7200,
        },
      },
    },
    'Infer in a batch': {
      Next: 'Create model',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::sagemaker:createTransformJob',
      Parameters: {
        ModelClientConfig: {
          InvocationsMaxRetries: 3,
          InvocationsTimeoutInSeconds: 300,
        },
        ModelName: 'MyModelName',
        TransformInput: {
          DataSource: {
            S3DataSource: {
              S3Uri: 's3://inputbucket/train',
              S3DataType: 'S3Prefix',
            },
          },
        },
        TransformJobName: 'MyTransformJob',
        TransformOutput: {
          S3OutputPath: 's3://outputbucket/TransformJobOutputPath',
        },
        TransformResources: {
          InstanceCount: 1,
          InstanceType: 'ml.m4.xlarge',
        },
      },
    },
    'Create model': {
      Next: 'Create endpoint config',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::sagemaker:createModel',
      Parameters: {
        ExecutionRoleArn: '${CreatemodelSagemakerRole.Arn}',
        ModelName: 'MyModel',
        PrimaryContainer: {
          'Image.$': '$.Model.imageName',
          Mode: 'SingleModel',
          'ModelDataUrl.$': '$.TrainingJob.ModelArtifacts.S3ModelArtifacts',
        },
      },
    },
    'Create endpoint config': {
      Next: 'Create endpoint',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::sagemaker:createEndpointConfig',
      Parameters: {
        EndpointConfigName: 'MyEndpointConfig',
        ProductionVariants: [
          {
            InitialInstanceCount: 2,
            InstanceType: 'ml.m5.xlarge',
            ModelName: 'MyModel',
            VariantName: 'awesome-variant',
          },
        ],
      },
    },
    'Create endpoint': {
      Next: 'Update endpoint',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::sagemaker:createEndpoint',
      Parameters: {
        'EndpointConfigName.$': '$.EndpointConfigName',
        'EndpointName.$': '$.EndpointName',
      },
    },
    'Update endpoint': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::sagemaker:updateEndpoint',
      Parameters: {
        'EndpointConfigName.$': '$.Endpoint.EndpointConfig',
        'EndpointName.$': '$.Endpoint.Name',
      },
    },
  });
});
