import { createHash } from 'node:crypto';

/** Where a stack is taken to be deployed. */
export interface DeploymentEnvironment {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly urlSuffix: string;
  readonly stackName: string;
  readonly stackId: string;
}

/** What is known of a deployment; the rest is made up. */
export interface KnownEnvironment {
  /** @default us-east-1 */
  readonly region?: string | undefined;
  /** @default 123456789012 */
  readonly account?: string | undefined;
  /** @default Stack */
  readonly stackName?: string | undefined;
}

/** An environment, with stand-ins for what is not known of it. */
export function deploymentEnvironment(known: KnownEnvironment): DeploymentEnvironment {
  const { region = 'us-east-1', account = '123456789012', stackName = 'Stack' } = known;
  const [partition, urlSuffix] = partitionOf(region);
  const stackId = `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/${uuidOf(stackName)}`;
  return { region, account, partition, urlSuffix, stackName, stackId };
}

/** A UUID that is always the same for a text. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
function partitionOf(region: string): readonly [partition: string, urlSuffix: string] {
  if (region.startsWith('cn-')) {
    return ['aws-cn', 'amazonaws.com.cn'];
  }
  return [region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws', 'amazonaws.com'];
}
