import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { S3 } from '@aws-sdk/client-s3';
import { SFN } from '@aws-sdk/client-sfn';
import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';

export const REGION = 'us-east-1';
/** The account that moto has. */
export const ACCOUNT = '123456789012';

/** Clients of the services, all of them at one endpoint. */
export class Clients {
  public readonly cloudFormation: CloudFormation;
  public readonly dynamoDb: DynamoDB;
  public readonly s3: S3;
  public readonly sfn: SFN;
  public readonly sns: SNS;
  public readonly sqs: SQS;

  public constructor(public readonly endpoint: string) {
    // What fails once fails again, for another reason.
    const config = {
      maxAttempts: 1,
      endpoint,
      region: REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    this.cloudFormation = new CloudFormation(config);
    this.dynamoDb = new DynamoDB(config);
    this.s3 = new S3({ ...config, forcePathStyle: true });
    this.sfn = new SFN(config);
    this.sns = new SNS(config);
    this.sqs = new SQS(config);
  }

  public destroy(): void {
    for (const client of [this.cloudFormation, this.dynamoDb, this.s3, this.sfn, this.sns, this.sqs]) {
      client.destroy();
    }
  }
}
