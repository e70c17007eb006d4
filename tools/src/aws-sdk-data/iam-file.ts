import type { OperationModel, ServiceModel } from './botocore-models.ts';
import type { IamReference } from './iam-reference.ts';
import { actionName, flatName, NOT_IN_JAVA } from './services-file.ts';
import type { StatedActions } from './stated-actions.ts';

/** The data of a service in `packages/tasks-aws-sdk/data/iam-actions.json`: what is not as its name says. */
export interface IamEntry {
  /** The prefix of its IAM actions, where that is not its id in lower case and without blanks. */
  readonly prefix?: string;
  /**
   * By action: what it needs, where that is not the IAM action of its name. Several with a blank between them are all
   * needed; with `|` between them, what the call does decides.
   */
  readonly actions?: Readonly<Record<string, string>>;
  /** What is not signed, so that nothing can be granted. */
  readonly unsigned?: string;
  /** Actions of which no source says what they need; `*` when no source knows the service. */
  readonly unknown?: string;
}

type Needs =
  | { readonly kind: 'own-name' }
  | { readonly kind: 'other'; readonly actions: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'unknown' };

/** What actions of the AWS SDK need, by the ids of the services, as far as it does not follow from their names. */
export function iamFile(
  models: readonly ServiceModel[],
  reference: IamReference,
  stated: readonly StatedActions[],
): Record<string, IamEntry> {
  checkStated(models, reference, stated);
  const entries = models
    .filter(({ serviceId }) => NOT_IN_JAVA[serviceId] !== 'all')
    .map((model) => [model.serviceId, iamEntry(model, reference, stated)] as const);
  return Object.fromEntries(entries.filter(([, entry]) => Object.keys(entry).length > 0));
}

function iamEntry(model: ServiceModel, reference: IamReference, stated: readonly StatedActions[]): IamEntry {
  const prefix = iamPrefix(model, reference);
  const operations = model.operations.filter(({ name, streamsEvents }) => {
    return !streamsEvents && !NOT_IN_JAVA[model.serviceId]?.includes(name);
  });
  const needs = operations.map(
    (operation) => [operation.name, needsOf(operation, model, prefix, reference, stated)] as const,
  );
  const named = (kind: Needs['kind']) =>
    needs.filter(([, need]) => need.kind === kind).map(([operation]) => actionName(operation));
  const others = needs.flatMap(([name, need]) => (need.kind === 'other' ? [[actionName(name), need.actions]] : []));
  return {
    ...(prefix !== undefined && prefix !== flatName(model.serviceId) && { prefix }),
    ...(others.length > 0 && { actions: Object.fromEntries(others) as Record<string, string> }),
    ...(named('unsigned').length > 0 && { unsigned: named('unsigned').join(' ') }),
    ...(named('unknown').length > 0 && { unknown: prefix === undefined ? '*' : named('unknown').join(' ') }),
  };
}

/** What `most` of the operations is. */
const MOST = 0.75;

/** Whom requests are signed for; where IAM does not know that name, the one prefix that knows most of the operations. */
function iamPrefix(
  { operations, signingName, endpointPrefix }: ServiceModel,
  { actions }: IamReference,
): string | undefined {
  const own = signingName ?? endpointPrefix;
  if (actions.has(own)) {
    return own;
  }
  const knownBy = [...actions].map(([prefix, names]) => {
    const known = new Set(names.map((name) => name.toLowerCase()));
    return { prefix, count: operations.filter(({ name }) => known.has(name.toLowerCase())).length };
  });
  const [best, second] = knownBy.sort((a, b) => b.count - a.count);
  return best !== undefined && best.count >= operations.length * MOST && best.count > (second?.count ?? 0)
    ? best.prefix
    : undefined;
}

function needsOf(
  { name, httpMethod, isUnsigned }: OperationModel,
  { serviceId }: ServiceModel,
  prefix: string | undefined,
  { actions, links }: IamReference,
  stated: readonly StatedActions[],
): Needs {
  const statement = stated.find(({ service, actions: ofOperations }) => service === serviceId && name in ofOperations);
  if (statement !== undefined) {
    return { kind: 'other', actions: statement.actions[name] ?? '' };
  }
  if (isUnsigned) {
    return { kind: 'unsigned' };
  }
  const known = actions.get(prefix ?? '') ?? [];
  const own = known.find((action) => action.toLowerCase() === name.toLowerCase());
  if (own !== undefined) {
    return own === name ? { kind: 'own-name' } : { kind: 'other', actions: own };
  }
  const linked =
    links
      .get(prefix ?? '')
      ?.get(name)
      ?.filter((action) => known.includes(action)) ?? [];
  if (linked.length > 0) {
    return { kind: 'other', actions: linked.join('|') };
  }
  // API Gateway's actions are named after the methods of HTTP.
  return known.includes(httpMethod) ? { kind: 'other', actions: httpMethod } : { kind: 'unknown' };
}

/** @throws Error when what is stated does not exist, is not needed, or is not what the source says */
function checkStated(
  models: readonly ServiceModel[],
  { actions }: IamReference,
  stated: readonly StatedActions[],
): void {
  const faults = stated.flatMap(({ service, source, actions: ofOperations }) => {
    const model = models.find(({ serviceId }) => serviceId === service);
    const signer = model?.signingName ?? model?.endpointPrefix ?? '';
    return Object.entries(ofOperations).flatMap(([name, needed]) => {
      const operation = model?.operations.find((each) => each.name === name);
      return needed.split(/[ |]/).flatMap((each) => {
        const [action = '', prefix = signer] = each.split(':').reverse();
        if (operation === undefined) return [`${service} has no ${name}`];
        if (!actions.get(prefix)?.includes(action)) return [`IAM has no ${prefix}:${action} for ${service} ${name}`];
        const isNamed = operation.documentation.includes(`${prefix}:${action}`);
        return source === 'documentation' && !isNamed ? [`${service} ${name} does not name ${prefix}:${action}`] : [];
      });
    });
  });
  if (faults.length > 0) {
    throw new Error(`stated-actions.ts is not right:\n${faults.join('\n')}`);
  }
}
