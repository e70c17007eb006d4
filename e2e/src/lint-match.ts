import { basename } from 'node:path';
import type { LintException } from '../lint-exceptions.ts';

/** A finding, as `cfn-lint --format json` writes it. */
export interface LintMatch {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] };
}

/** Whether an exception is for a finding. */
export function isExpected({ at, message, rule }: LintException, match: LintMatch): boolean {
  return rule === match.Rule.Id && message.test(match.Message) && (at?.test(placeOf(match)) ?? true);
}

/** A finding in a line. */
export function lintLine(match: LintMatch): string {
  return `${placeOf(match)}: ${match.Rule.Id} ${match.Message}`;
}

function placeOf({ Filename, Location }: LintMatch): string {
  return `${basename(Filename, '.json')} ${Location.Path.join('/')}`;
}
