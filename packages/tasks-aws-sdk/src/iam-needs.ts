import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsSdkService } from '@cdk-sfn/core';

/** What a role needs to call an action. */
export type IamNeeds =
  /** All of these. */
  | { readonly kind: 'actions'; readonly actions: readonly string[] }
  /** One or more of these, by what the call does. */
  | { readonly kind: 'choice'; readonly actions: readonly string[] }
  /** Nothing, because AWS does not look who calls. */
  | { readonly kind: 'nothing' }
  /** Nobody says. */
  | { readonly kind: 'unknown' };

interface Entry {
  readonly prefix?: string;
  readonly actions?: Readonly<Record<string, string>>;
  readonly unsigned?: string;
  readonly unknown?: string;
}

let entries: Readonly<Record<string, Entry>> | undefined;

/**
 * The IAM actions that a call needs: that of its own name, unless AWS's Service Authorization Reference has it
 * otherwise.
 *
 * @param action one of the service's actions
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function iamNeeds({ id }: AwsSdkService, action: string): IamNeeds {
  entries ??= readEntries();
  const { actions, prefix = id.toLowerCase().replaceAll(/[ -]/g, ''), unknown, unsigned } = entries[id] ?? {};
  if (unsigned?.split(' ').includes(action)) {
    return { kind: 'nothing' };
  }
  if (unknown === '*' || unknown?.split(' ').includes(action)) {
    return { kind: 'unknown' };
  }
  const names = actions?.[action] ?? action.charAt(0).toUpperCase() + action.slice(1);
  return {
    kind: names.includes('|') ? 'choice' : 'actions',
    actions: names.split(/[ |]/).map((name) => (name.includes(':') ? name : `${prefix}:${name}`)),
  };
}

function readEntries(): Readonly<Record<string, Entry>> {
  return JSON.parse(readFileSync(join(__dirname, '../data/iam-actions.json'), 'utf8')) as Record<string, Entry>;
}
