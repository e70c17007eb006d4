import type { ApiModels } from './api-models.ts';
import type { Service } from './service.ts';
import type { Structure } from './shape.ts';

/** What an action of Step Functions takes, if there is such an action. */
export function inputOf(
  models: ApiModels,
  { actions, client, exceptions }: Service,
  action: string,
): Structure | undefined {
  const operation = (name: string): Structure | undefined =>
    client === undefined ? undefined : models.input(client, name);
  const input =
    actions?.[action]?.input((name) => {
      const found = operation(name);
      if (found === undefined) {
        throw new Error(`${client ?? 'Step Functions'} has no ${name}`);
      }
      return found;
    }) ?? operation(operationName(action));
  return (
    input &&
    (exceptions ?? [])
      .filter((exception) => exception.action === action)
      .reduce((sofar, { change }) => change(sofar), input)
  );
}

/** The names in what an action answers, if they are known. */
export function outputNamesOf(models: ApiModels, service: Service, action: string): readonly string[] | undefined {
  const { actions = {}, client, results = {} } = service;
  if (action in results) {
    return results[action];
  }
  const output = client === undefined || action in actions ? undefined : models.output(client, operationName(action));
  return output && [...output.members.keys(), ...METADATA].sort();
}

/** What Step Functions adds to the answer of an API. */
const METADATA = ['SdkHttpMetadata', 'SdkResponseMetadata'];

function operationName(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
}
