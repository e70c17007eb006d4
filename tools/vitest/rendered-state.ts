import { Annotations, Stack } from 'aws-cdk-lib';
import { QueryLanguage, StateGraph, type State } from 'aws-cdk-lib/aws-stepfunctions';
import { Match } from 'aws-cdk-lib/assertions';

export { Annotations, QueryLanguage, Match };

/** The state as it stands in the definition of a machine, see `readable`. */
export function stateOf(state: State, language?: QueryLanguage): unknown {
  return readable(Stack.of(state).resolve(state.toStateJson(language)));
}

/** What the state asks the role of its machine to be granted, see `readable`. */
export function permissionsOf(state: State): unknown {
  const { policyStatements } = new StateGraph(state.startState, 'the machine of the test');
  return readable(Stack.of(state).resolve(policyStatements));
}

/**
 * Writes `{ Ref: 'X' }` as `<X>`, `{ 'Fn::GetAtt': ['X', 'Arn'] }` as `<X.Arn>`, and joins what CloudFormation will join,
 * so that an expectation shows ARNs as they are read.
 */
export function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const [[key, inner] = ['', undefined], ...others] = Object.entries(value).map(
    ([name, field]) => [name, readable(field)] as const,
  );
  if (others.length === 0) {
    if (key === 'Ref') return `<${String(inner)}>`;
    if (key === 'Fn::GetAtt') return `<${(inner as string[]).join('.')}>`;
    if (key === 'Fn::Join') {
      const [separator, parts] = inner as [string, string[]];
      return parts.join(separator);
    }
  }
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, readable(field)]));
}
