import { Stack } from 'aws-cdk-lib';
import { StateGraph } from 'aws-cdk-lib/aws-stepfunctions';
import type { QueryLanguage, State } from 'aws-cdk-lib/aws-stepfunctions';

/** The state as it stands in the definition of a machine, made `readable`. */
export function stateOf(state: State, machineLanguage?: QueryLanguage): unknown {
  return readable(Stack.of(state).resolve(state.toStateJson(machineLanguage)));
}

/** What the role of a machine with the state is granted, made `readable`. */
export function permissionsOf(state: State): unknown {
  const { policyStatements } = new StateGraph(state, 'the machine of the test');
  return readable(Stack.of(state).resolve(policyStatements.map((statement) => statement.toStatementJson() as unknown)));
}

/** The warnings that synthesis would print for the state. */
export function warningsOf(state: State): unknown[] {
  return state.node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => data as unknown);
}

/** The whole message of the error that something throws. */
export function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

/**
 * Writes `{ Ref: 'Queue4A7E3555' }` as `<Queue>` and `{ 'Fn::GetAtt': ['Queue4A7E3555', 'Arn'] }` as `<Queue.Arn>`, and
 * joins what CloudFormation will join, so that expectations have ARNs as one reads them.
 */
export function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, readable(field)] as const);
  const [[name, inner] = ['', undefined]] = fields;
  if (fields.length === 1 && name === 'Ref') return `<${withoutHash(String(inner))}>`;
  if (fields.length === 1 && name === 'Fn::GetAtt') return `<${(inner as string[]).map(withoutHash).join('.')}>`;
  if (fields.length === 1 && name === 'Fn::Join') {
    const [separator, parts] = inner as [string, string[]];
    return parts.join(separator);
  }
  if (fields.length === 1 && name === 'Fn::Split') {
    const [separator, text] = inner as [string, string];
    return `${text} split at ${separator}`;
  }
  if (fields.length === 1 && name === 'Fn::Select') {
    const [index, list] = inner as [number, string];
    return `<${index} of ${list}>`;
  }
  return Object.fromEntries(fields);
}

/** The part of a logical id that a test chose; the version of a function has a hash of the function behind it. */
function withoutHash(logicalId: string): string {
  return logicalId.replace(/[\dA-F]{8}([\da-f]{32})?$/, '');
}
