import { JsonPath, pollUntil } from '@cdk-sfn/core';
import { CallAwsService } from '@cdk-sfn/tasks-aws-sdk';
import { GlueStartCrawlerRun } from '@cdk-sfn/tasks-glue';
import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** Takes `{ "day": "2026-01-31" }`, crawls the orders, and ends with the day and what the crawler says of its run. */
export class CrawlStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const orders = new s3.Bucket(this, 'Orders', { enforceSSL: true });
    const role = new iam.Role(this, 'Crawler', {
      assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSGlueServiceRole')],
    });
    orders.grantRead(role);
    const crawler = new glue.CfnCrawler(this, 'OrdersCrawler', {
      role: role.roleArn,
      databaseName: 'orders',
      targets: { s3Targets: [{ path: orders.s3UrlForObject() }] },
    });
    const arn = this.formatArn({ service: 'glue', resource: 'crawler', resourceName: crawler.ref });

    const crawlerTask = (name: string, action: string, resultPath: string) =>
      new CallAwsService(this, name, {
        service: 'glue',
        action,
        parameters: { Name: crawler.ref },
        iamResources: [arn],
        resultPath,
      });

    const stop = crawlerTask('Stop the crawler', 'stopCrawler', JsonPath.DISCARD);
    const crawl = pollUntil(this, 'Crawl', {
      call: new GlueStartCrawlerRun(this, 'Start the crawler', {
        crawlerName: crawler.ref,
        resultPath: JsonPath.DISCARD,
      }),
      describe: crawlerTask('Look at the crawler', 'getCrawler', '$.crawl'),
      // A crawler that is ready again has either come to the end or not.
      status: "{% $states.input.crawl.Crawler.(State = 'READY' ? LastCrawl.Status : State) %}",
      succeeded: ['SUCCEEDED'],
      failed: ['FAILED', 'CANCELLED'],
      interval: Duration.minutes(1),
      timeout: Duration.hours(1),
      onTimedOut: stop.next(new sfn.Fail(this, 'Too slow', { error: 'CrawlerTooSlow' })),
    });
    const summary = new sfn.Pass(this, 'Summarise', {
      parameters: {
        day: JsonPath.stringAt('$.day'),
        lastCrawl: JsonPath.objectAt('$.crawl.Crawler.LastCrawl'),
      },
    });

    new sfn.StateMachine(this, 'CrawlOrders', {
      definitionBody: sfn.DefinitionBody.fromChainable(crawl.next(summary)),
    });
  }
}
