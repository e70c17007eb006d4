import { expect, test } from 'vitest';
import { everyModelOfOurs } from '../../tools/differential/src/every-model.ts';
import { renderedTemplates } from '../src/rendered-templates.ts';
import { idsOf } from '../src/template.ts';

const model = everyModelOfOurs.find(({ name }) => name === 'SqsSendMessage')!;

test('a template has machines, and no more resources than a template may have', () => {
  const [first] = renderedTemplates([model]);

  expect(first?.name).toBe('SqsSendMessage-0');
  expect(idsOf(first!.template, 'AWS::StepFunctions::StateMachine').length).toBeGreaterThan(5);
  expect(Object.keys(first!.template.Resources).length).toBeLessThanOrEqual(500);
});
