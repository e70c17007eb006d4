import type { StructureException } from './structure.ts';

/**
 * Where a package is not like the others, and why. An exception that is no longer needed fails the check.
 */
export const structureExceptions: StructureException[] = [
  {
    package: 'asl',
    rule: 'manifest',
    about: 'peerDependencies',
    reason: 'knows nothing of the CDK, so that what runs a definition does not bring it along',
  },
  {
    package: 'asl',
    rule: 'files',
    about: 'data',
    reason: 'holds the names of all services and actions of the AWS SDK, which `pnpm aws-sdk-data` checks',
  },
  {
    package: 'asl',
    rule: 'manifest',
    about: 'files',
    reason: 'brings its data along',
  },
  {
    package: 'migrate',
    rule: 'manifest',
    about: 'peerDependencies',
    reason: 'reads the text of an app: no CDK is loaded',
  },
  {
    package: 'local',
    rule: 'manifest',
    about: 'peerDependenciesMeta',
    reason: 'runs templates and plain definitions without the CDK; constructs need the one of the app that made them',
  },
  {
    package: 'core',
    rule: 'names',
    about: 'src/field-utils.ts',
    reason: 'holds FieldUtils, a public name of aws-cdk-lib/aws-stepfunctions',
  },
  {
    package: 'core',
    rule: 'names',
    about: 'test/field-utils.test.ts',
    reason: 'mirrors src/field-utils.ts',
  },
  {
    package: 'tasks-aws-sdk',
    rule: 'files',
    about: 'data',
    reason: 'holds what IAM calls the actions of the AWS SDK, which `pnpm aws-sdk-data` checks',
  },
  {
    package: 'tasks-aws-sdk',
    rule: 'manifest',
    about: 'files',
    reason: 'brings its data along',
  },
];
