import { toAsl } from '../../packages/local/src/template/to-asl.ts';
import type { Case } from './case.ts';
import { ACCOUNT, REGION } from './clients.ts';
import { accountsFor } from './difference.ts';
import type { Difference } from './difference.ts';
import { disagreements } from './disagreements.ts';
import type { Disagreement } from './disagreements.ts';
import { neutral } from './neutral.ts';
import type { CaseResult } from './run-case.ts';

/** What of a case is held against each other. */
export const ASPECTS = ['definition', 'status', 'output', 'error', 'cause', 'tables', 'queues', 'topics'] as const;

export interface Verdict {
  readonly passed: number;
  /** Disagreements that nothing accounts for, by aspect. */
  readonly faults: ReadonlyMap<string, readonly Disagreement[]>;
  /** The differences that the case has shown. */
  readonly shown: ReadonlySet<Difference>;
}

/** Holds what moto and our engine made of a case against each other. */
export function verdict(test: Case, result: CaseResult, differences: readonly Difference[]): Verdict {
  const faults = new Map<string, Disagreement[]>();
  const shown = new Set<Difference>();
  for (const disagreement of disagreements(ofMoto(result), ofOurs(result))) {
    const reasons = differences.filter((difference) => accountsFor(difference, test.name, disagreement));
    reasons.forEach((reason) => shown.add(reason));
    if (reasons.length === 0) {
      const aspect = disagreement.path[0] ?? '';
      faults.set(aspect, [...(faults.get(aspect) ?? []), disagreement]);
    }
  }
  return { passed: ASPECTS.length - faults.size, faults, shown };
}

function ofMoto({ deployed, moto: { remains, ...end } }: CaseResult): object {
  return { definition: deployed, ...(neutral({ ...end, ...remains }) as object) };
}

function ofOurs({ deployment, ours: { remains, ...end }, stateMachine }: CaseResult): object {
  const definition = toAsl(deployment.template, {
    stateMachine,
    values: deployment.physicalIds,
    region: REGION,
    account: ACCOUNT,
  });
  return { definition, ...(neutral({ ...end, ...remains }) as object) };
}
