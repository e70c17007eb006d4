import type { TextRules } from '@cdk-sfn/core';

/** Names of applications and of jobs. */
export const NAME: TextRules = { min: 1, max: 256, pattern: /^[\w./#-]+$/, of: 'letters, digits and . _ / # -' };

/** Tokens that make sure of one call. */
export const CLIENT_TOKEN: TextRules = {
  min: 1,
  max: 64,
  pattern: /^[\w.-]+$/,
  of: 'letters, digits and . _ -',
};
