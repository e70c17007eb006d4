import { lengthProblem, namedTarget, TaskStateBase } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { glueTaskErrors } from './glue-errors';

/** @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-crawling.html#aws-glue-api-crawler-crawling-StartCrawler */
const LIMITS = { name: { min: 1, max: 255 } };

/** What `GlueStartCrawlerRun` takes beside the props of every task. */
export interface GlueStartCrawlerRunOptions extends DynamicTargetOptions {
  /**
   * The name of the crawler, at most 255 characters. If it comes from the state, `allowedTargets` lists the ARNs of
   * crawlers.
   */
  readonly crawlerName: string;
}

/** Props of `GlueStartCrawlerRun`. */
export interface GlueStartCrawlerRunProps extends GlueStartCrawlerRunOptions, TaskStateBaseProps {}

/** Props of `GlueStartCrawlerRun` in a JSONPath state. */
export interface GlueStartCrawlerRunJsonPathProps extends GlueStartCrawlerRunOptions, TaskStateJsonPathBaseProps {}

/** Props of `GlueStartCrawlerRun` in a JSONata state. */
export interface GlueStartCrawlerRunJsonataProps extends GlueStartCrawlerRunOptions, TaskStateJsonataBaseProps {}

/**
 * Starts an AWS Glue crawler. The state ends when the crawler has started: Step Functions cannot wait for crawlers.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-crawling.html#aws-glue-api-crawler-crawling-StartCrawler
 */
export class GlueStartCrawlerRun extends TaskStateBase<GlueStartCrawlerRunProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: GlueStartCrawlerRunJsonPathProps): GlueStartCrawlerRun {
    return new GlueStartCrawlerRun(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: GlueStartCrawlerRunJsonataProps): GlueStartCrawlerRun {
    return new GlueStartCrawlerRun(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { crawlerName } = this.props;
    const crawler = namedTarget(
      this,
      'crawlerName',
      { name: crawlerName, arn: { service: 'glue', resource: 'crawler' } },
      this.props,
    );
    return {
      resource: { service: 'aws-sdk:glue', action: 'startCrawler', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: glueTaskErrors,
      arguments: { Name: crawlerName },
      permissions: { call: [{ actions: ['glue:StartCrawler'], resources: crawler.arns }] },
      problems: [crawler.problem, lengthProblem('crawlerName', crawlerName, LIMITS.name)],
    };
  }
}
