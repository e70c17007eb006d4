import { join } from 'node:path';
import { findMistakes } from '@cdk-sfn/asl';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { arns } from '../../iam/arns.ts';
import { exceptions } from '../../iam/exceptions.ts';
import { checkIam } from '../../iam/src/iam-check.ts';
import { ApiModels } from '../../wire/src/api-models.ts';
import { readServices } from '../../wire/src/service.ts';
import { checkWire } from '../../wire/src/wire-check.ts';
import { targets } from '../../wire/targets.ts';
import { combinations } from '../src/combinations.ts';
import { everyModelBeyond, everyModelOfOurs } from '../src/every-model.ts';
import { isRefused, Workshop } from '../src/outcome.ts';
import { isOfOneLanguage, mattering, renderingsOf } from '../src/renderings.ts';
import type { Rendering } from '../src/renderings.ts';
import { forgettingStacks } from '../src/stack-memory.ts';
import { ours } from '../src/tasks-modules.ts';

const timeout = 180_000;

// All in one file: each case is rendered once.
let renderings: readonly Rendering[];
beforeAll(() => {
  // The CDK prints about its own deprecated props.
  vi.stubEnv('JSII_DEPRECATED', 'quiet');
  renderings = renderingsOf(everyModelOfOurs);
}, timeout);
afterAll(() => void vi.unstubAllEnvs());

it('renders every task of the cases in both languages', () => {
  const rendered = new Set(renderings.map(({ className, language }) => `${className} ${language}`));
  const meant = everyModelOfOurs.flatMap(({ className }) => [`${className} JSONPath`, `${className} JSONata`]);
  expect(meant.filter((each) => !rendered.has(each))).toEqual([]);
});

it('refuses no case with what upstream does not have', () => {
  const refused = everyModelBeyond.flatMap((each) =>
    forgettingStacks(() => {
      const workshop = new Workshop(ours.at(-1)!.tasks);
      const model = { ...each, dimensions: [...each.dimensions, ...mattering] };
      return [...combinations(model.dimensions)].flatMap(([name, choice]) => {
        const outcome = isOfOneLanguage(choice) ? workshop.outcome(model, choice) : undefined;
        return outcome && isRefused(outcome) ? [`${model.name}: ${name}: ${outcome.refused.join(', ')}`] : [];
      });
    }),
  );
  expect(refused).toEqual([]);
});

it('renders arguments that the APIs take', { timeout }, async () => {
  const services = await readServices(join(import.meta.dirname, '../../wire/services'));
  const models = new ApiModels(import.meta.filename);
  const { faults, unused } = checkWire(renderings, { models, services, targets });
  expect(faults).toEqual([]);
  expect(unused).toEqual([]);
});

it('grants actions that there are, on what they accept, under conditions that they know', { timeout }, async () => {
  const { faults, unused } = await checkIam(renderings, { arns, exceptions });
  expect(faults).toEqual([]);
  expect(unused).toEqual([]);
});

it('renders states in which no mistake is found', () => {
  const mistakes = renderings.flatMap(({ language, name, state }) =>
    // Variables are for states before them to assign.
    findMistakes(machineOf(state, language))
      .filter(({ rule }) => rule !== 'unassignedVariable')
      .map(({ location, message, rule }) => `${name} (${language}): ${rule} ${location}: ${message}`),
  );
  expect(mistakes).toEqual([]);
});

/** A machine of one state, in which placeholders stand for what only deployment knows. */
function machineOf(state: Rendering['state'], language: Rendering['language']): unknown {
  const only = { ...state, Next: undefined, End: true };
  return JSON.parse(JSON.stringify({ StartAt: 'Only', QueryLanguage: language, States: { Only: only } }, filledIn));
}

function filledIn(_: string, value: unknown): unknown {
  if (typeof value === 'string') {
    const text = value.replaceAll('{"Ref":"AWS::Partition"}', 'aws').replaceAll(FUNCTION, '<Token>');
    return text === value ? text : filledIn(_, text);
  }
  const [name = '', ...others] = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return others.length === 0 && /^(Ref$|Fn::)/.test(name) ? '<Token>' : value;
}

/** A function of CloudFormation with none in it. */
const FUNCTION = /\{"(?:Ref|Fn::\w+)":(?:"[^"]*"|\[(?:"(?:[^"\\]|\\.)*"|[^"{}])*\])\}/g;
