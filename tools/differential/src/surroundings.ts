import { App, Stack } from 'aws-cdk-lib/core';
import type { CfnElement, Environment } from 'aws-cdk-lib/core';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { dimension } from './case.ts';
import type { Dimension, Factory } from './case.ts';

/** Where the query language of the state comes from. */
export interface Spoken {
  readonly machine?: sfn.QueryLanguage;
  readonly state?: sfn.QueryLanguage;
  /** The static method that makes the task, for classes that have it. */
  readonly factory?: Factory;
}

/** Puts the task where it is called; gives back what the machine starts with. */
export type Place = (scope: Construct, task: sfn.IChainable) => sfn.IChainable;

const { JSONATA, JSON_PATH } = sfn.QueryLanguage;

/** What takes the CDK time, and is no part of a definition or policy. */
const NOT_COMPARED = {
  'aws:cdk:disable-asset-staging': true,
  'aws:cdk:disable-creation-stack-traces': true,
  'aws:cdk:disable-stack-trace': true,
};

/**
 * A stack in which the same construct of any case has the same logical id, so that machines of different cases can be
 * compared. It is never synthesised.
 */
class CasesStack extends Stack {
  constructor(env?: Environment) {
    super(new App({ context: NOT_COMPARED }), 'Stack', { env });
  }

  protected override allocateLogicalId({ node }: CfnElement): string {
    const ids = node.path.split('/').slice(1);
    return ids
      .filter((id) => id !== 'Resource' && !/^Case\d+$/.test(id))
      .join('')
      .replace(/\W/g, '');
  }
}

const stack = dimension('stack', 'surroundings', {
  'any account': () => () => new CasesStack(),
  'one account': () => () => new CasesStack({ account: '111111111111', region: 'eu-west-1' }),
});

const language = dimension<Spoken>('language', 'surroundings', {
  'JSONPath by default': { language: 'JSONPath', make: () => ({}) },
  'JSONPath of the machine': { language: 'JSONPath', make: () => ({ machine: JSON_PATH }) },
  'JSONPath of the state': { language: 'JSONPath', make: () => ({ state: JSON_PATH }) },
  'JSONPath of the factory': { language: 'JSONPath', make: () => ({ factory: 'jsonPath' }) },
  'JSONPath of the state in a JSONata machine': {
    language: 'JSONPath',
    alone: true,
    make: () => ({ machine: JSONATA, state: JSON_PATH }),
  },
  'JSONata of the state': { language: 'JSONata', make: () => ({ state: JSONATA }) },
  'JSONata of the state in a JSONPath machine': {
    language: 'JSONata',
    make: () => ({ machine: JSON_PATH, state: JSONATA }),
  },
  'JSONata of the factory': { language: 'JSONata', make: () => ({ state: JSONATA, factory: 'jsonata' }) },
  'JSONata of the machine': { language: 'JSONata', make: () => ({ machine: JSONATA }) },
  'JSONata of both': { language: 'JSONata', make: () => ({ machine: JSONATA, state: JSONATA }) },
});

/** The places of the query language in which every value is tried by itself. */
export const MAIN_LANGUAGES: readonly string[] = [
  'JSONPath by default',
  'JSONata of the state',
  'JSONata of the machine',
];

const place = dimension<Place>('place', 'surroundings', {
  'the machine': () => (_, task) => task,
  'a Map': () => (scope, task) => new sfn.Map(scope, 'Map').itemProcessor(task),
  'a Parallel': () => (scope, task) => new sfn.Parallel(scope, 'Parallel').branch(task),
  'a Parallel in a Map': () => (scope, task) =>
    new sfn.Map(scope, 'Map').itemProcessor(new sfn.Parallel(scope, 'Parallel').branch(task)),
});

/** What is around a task, whatever its class. */
export const surroundings: readonly Dimension[] = [stack, language, place];
