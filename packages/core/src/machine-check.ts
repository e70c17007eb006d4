import { findMistakes } from '@cdk-sfn/asl';
import type { DefinitionMistake } from '@cdk-sfn/asl';
import { Annotations, CfnResource, Stack } from 'aws-cdk-lib/core';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { definitionText } from './definition-text';

const BRAND = Symbol.for('@cdk-sfn/core.machineCheck');

/**
 * Has the state machines of the stack checked when it is synthesised, with all states in them, whoever wrote those.
 *
 * Each rule has an id, such as `@cdk-sfn/core:missingField`, and is left out where that is acknowledged:
 * `Annotations.of(state).acknowledgeWarning(id, reason)`. A mistake makes synthesis fail; a name of AWS that is not
 * known, and is not like one that is, gives a warning.
 */
export function checkMachinesAround(scope: IConstruct): void {
  const stack = Stack.of(scope);
  // Copies of this package agree by the brand.
  if (BRAND in stack) {
    return;
  }
  Object.defineProperty(stack, BRAND, { value: true });
  stack.node.addValidation({ validate: () => mistakesOf(stack) });
}

function mistakesOf(stack: Stack): string[] {
  const constructs = constructsOf(stack);
  const states = statesIn(constructs);
  return machinesIn(constructs).flatMap((machine) =>
    mistakesIn(stack, machine).flatMap((mistake) => {
      const name = stateName(mistake.location);
      const found = name === undefined ? [] : (states.get(name) ?? []);
      const [state] = found;
      const at = state !== undefined && found.length === 1 ? state : shownAs(machine);
      return told(at, messageOf(mistake, shownAs(machine), at), mistake);
    }),
  );
}

function told(at: IConstruct, message: string, { mayBeNew, rule }: DefinitionMistake): string[] {
  const id = `@cdk-sfn/core:${rule}`;
  if (mayBeNew) {
    Annotations.of(at).addWarningV2(id, message);
    return [];
  }
  return isAcknowledged(at, id) ? [] : [`${message} [ack: ${id}]`];
}

/** Whether a warning of this id would not be shown: the CDK tells in no other way. */
function isAcknowledged(at: IConstruct, id: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- a tree hands out no other type
  const probe = new Construct(at, `Probe:${id.replaceAll('/', ':')}`);
  Annotations.of(probe).addWarningV2(id, '');
  const { metadata } = probe.node;
  at.node.tryRemoveChild(probe.node.id);
  return metadata.length === 0;
}

function messageOf({ fix, location, message }: DefinitionMistake, machine: IConstruct, at: IConstruct): string {
  const place = at === machine ? location : `${machine.node.path}, ${location}`;
  return `${at.node.path} (${place}): ${message}${fix === undefined ? '' : `; ${fix}`}`;
}

/** The name of the innermost state that a place is in. */
function stateName(location: string): string | undefined {
  const segments = location.split('/');
  const name = segments[segments.lastIndexOf('States') + 1];
  return segments.includes('States') ? name?.replaceAll('~1', '/').replaceAll('~0', '~') : undefined;
}

function mistakesIn(stack: Stack, machine: CfnStateMachine): readonly DefinitionMistake[] {
  const text = definitionText(stack.resolve(machine.definitionString ?? machine.definition));
  const type: unknown = stack.resolve(machine.stateMachineType);
  const read = text === undefined ? undefined : jsonOf(text);
  return read === undefined ? [] : findMistakes(read, { type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD' });
}

/** What a text is as JSON; `undefined` where only substitutions make JSON of it. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function machinesIn(constructs: readonly IConstruct[]): CfnStateMachine[] {
  return constructs.filter(
    (each): each is CfnStateMachine =>
      CfnResource.isCfnResource(each) && each.cfnResourceType === 'AWS::StepFunctions::StateMachine',
  );
}

/** The construct that users know: that of the CDK, where there is one around the resource. */
function shownAs(machine: CfnStateMachine): IConstruct {
  const { id, scope } = machine.node;
  return id === 'Resource' && scope !== undefined ? scope : machine;
}

/** States by their names in definitions, whichever machine they are in. */
function statesIn(constructs: readonly IConstruct[]): Map<string, IConstruct[]> {
  const states = new Map<string, IConstruct[]>();
  for (const each of constructs) {
    const { stateId } = each as { readonly stateId?: unknown };
    if (typeof stateId === 'string') {
      states.set(stateId, [...(states.get(stateId) ?? []), each]);
    }
  }
  return states;
}

/** What is in a stack, but not in stacks within it, which check themselves if a task of ours is in them. */
function constructsOf(stack: Stack): IConstruct[] {
  const inside = (construct: IConstruct): IConstruct[] => [
    construct,
    ...construct.node.children.filter((child) => !Stack.isStack(child)).flatMap((child) => inside(child)),
  ];
  return inside(stack);
}
