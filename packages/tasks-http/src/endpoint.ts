import { iamPattern, isLiteral, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** The URL below a root, with one slash between them whichever way they are written. */
export function endpointUrl(root: string, path: string): string {
  return StateData.concat(withoutSlash(root), '/', path.replace(/^\/+/, ''));
}

/** What IAM is told about all URLs below a root. */
export function endpointsBelow(root: string): string {
  const pattern = iamPattern(withoutSlash(root));
  return pattern === '*' ? pattern : `${pattern}/*`;
}

/** What is wrong with a root that is written out. */
export function rootProblem(root: string): TaskProblem | undefined {
  return isLiteral(root) && !/^https?:\/\/[^/]/.test(root)
    ? { prop: 'apiRoot', problem: `is ${JSON.stringify(root)}, which is no URL`, fix: 'begin with https://' }
    : undefined;
}

function withoutSlash(root: string): string {
  return root.replace(/\/+$/, '');
}
