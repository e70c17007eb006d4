import { expect, it } from 'vitest';
import { ApiModels } from '../src/api-models.ts';
import { elementOf, memberOf } from '../src/shape.ts';
import type { Structure } from '../src/shape.ts';

const models = new ApiModels(import.meta.filename);

it('reads names with a capital, and which are required', () => {
  const { members } = models.input('@aws-sdk/client-ecs', 'RunTask')!;
  expect(members.get('TaskDefinition')).toEqual({ required: true, shape: { kind: 'text' } });
  expect(members.get('EnableExecuteCommand')).toEqual({ required: false, shape: { kind: 'boolean' } });
  expect(members.has('taskDefinition')).toBe(false);
});

it('reads what a list, a structure and an enum hold', () => {
  const overrides = memberOf(models.input('@aws-sdk/client-ecs', 'RunTask')!, 'Overrides') as Structure;
  const container = elementOf(memberOf(overrides, 'ContainerOverrides')) as Structure;
  expect(memberOf(container, 'Command')).toEqual({ kind: 'list', element: { kind: 'text' } });
  expect(memberOf(container, 'Memory')).toEqual({ kind: 'number' });
  const requirement = elementOf(memberOf(container, 'ResourceRequirements')) as Structure;
  expect(requirement.members.get('Type')).toEqual({
    required: true,
    shape: { kind: 'text', values: expect.arrayContaining(['GPU']) as unknown },
  });
});

it('reads maps, and unions that hold themselves', () => {
  const item = memberOf(models.input('@aws-sdk/client-dynamodb', 'PutItem')!, 'Item');
  expect(item).toMatchObject({ kind: 'map', value: { kind: 'union' } });
  const value = (item as Extract<typeof item, { kind: 'map' }>).value as Extract<typeof item, { kind: 'union' }>;
  expect([...value.members.keys()]).toEqual(['B', 'BOOL', 'BS', 'L', 'M', 'N', 'NS', 'NULL', 'S', 'SS']);
  expect(value.members.get('BOOL')!.shape).toEqual({ kind: 'boolean' });
  expect(elementOf(value.members.get('L')!.shape)).toBe(value);
});

it('reads bytes as the text that they are in JSON', () => {
  expect(memberOf(models.input('@aws-sdk/client-lambda', 'Invoke')!, 'Payload')).toEqual({ kind: 'text' });
});

it('knows of no operation that the client does not have', () => {
  expect(models.input('@aws-sdk/client-ecs', 'RunTasks')).toBeUndefined();
});

it('needs a client that is installed', () => {
  expect(() => models.input('@aws-sdk/client-none', 'RunTask')).toThrow('@aws-sdk/client-none');
});
