import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clients } from './clients.ts';
import { ACCOUNT, REGION } from './clients.ts';
import { idsOf } from './template.ts';
import type { SynthesisedStack, Template } from './template.ts';

/** What a stack has become. */
export interface Deployment {
  readonly template: Template;
  /** What CloudFormation calls the resources, by logical id. */
  readonly physicalIds: Readonly<Record<string, string>>;
}

const ASSETS = `cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`;

/** What `cdk bootstrap` leaves in an account, as far as it is needed here. */
const BOOTSTRAP = {
  Resources: {
    Version: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '30' },
    },
    Assets: { Type: 'AWS::S3::Bucket', Properties: { BucketName: ASSETS } },
  },
};

/** Makes the account ready for apps of the CDK. */
export async function bootstrap({ cloudFormation }: Clients): Promise<void> {
  await cloudFormation.createStack({ StackName: 'CDKToolkit', TemplateBody: JSON.stringify(BOOTSTRAP) });
}

/**
 * Deploys a stack with CloudFormation.
 *
 * @throws Error when it cannot be deployed, or some of its resources are not there afterwards
 */
export async function deploy(clients: Clients, stack: SynthesisedStack): Promise<Deployment> {
  const { name: StackName, template } = stack;
  await publishAssets(clients, stack);
  await clients.cloudFormation.createStack({
    StackName,
    TemplateBody: JSON.stringify(template),
    Capabilities: ['CAPABILITY_IAM'],
  });
  const { Stacks: [created] = [] } = await clients.cloudFormation.describeStacks({ StackName });
  if (created?.StackStatus !== 'CREATE_COMPLETE') {
    throw new Error(`${StackName} is ${created?.StackStatus ?? 'not there'}: ${created?.StackStatusReason ?? ''}`);
  }
  const { StackResources = [] } = await clients.cloudFormation.describeStackResources({ StackName });
  const physicalIds = Object.fromEntries(
    StackResources.flatMap(({ LogicalResourceId: id, PhysicalResourceId: physicalId }) =>
      id === undefined || physicalId === undefined ? [] : [[id, physicalId]],
    ),
  );
  const missing = Object.entries(template.Resources)
    .filter(([id, { Type }]) => physicalIds[id] === undefined && Type !== 'AWS::CDK::Metadata')
    .map(([, { Type }]) => Type);
  if (missing.length > 0) {
    throw new Error(`${StackName} lacks ${[...new Set(missing)].join(', ')}`);
  }
  return { template, physicalIds };
}

/** The physical id of the only resource of a type whose logical id starts as given. */
export function physicalId({ physicalIds, template }: Deployment, type: string, start: string): string {
  const found = idsOf(template, type).filter((id) => id.startsWith(start));
  const [id] = found;
  if (id === undefined || found.length > 1) {
    throw new Error(`There are ${found.length} resources of type ${type} whose id starts with ${start}`);
  }
  return physicalIds[id]!;
}

interface Assets {
  readonly files: Readonly<Record<string, { destinations: Readonly<Record<string, { objectKey: string }>> }>>;
}

/** Functions run here, not there: that there is an object is all that their assets are needed for. */
async function publishAssets({ s3 }: Clients, { folder, name }: SynthesisedStack): Promise<void> {
  const file = join(folder, `${name}.assets.json`);
  const { files } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Assets) : { files: {} };
  const keys = Object.values(files).flatMap(({ destinations }) =>
    Object.values(destinations).map(({ objectKey }) => objectKey),
  );
  await Promise.all(keys.map((Key) => s3.putObject({ Bucket: ASSETS, Key, Body: 'asset' })));
}
