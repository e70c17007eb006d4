import type { IamException } from './src/iam-check.ts';

/** What AWS's list of actions would have otherwise, and is right nevertheless. */
export const exceptions: readonly IamException[] = [];
