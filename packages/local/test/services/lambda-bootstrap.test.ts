import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { LAMBDA_BOOTSTRAP } from '../../src/services/lambda-bootstrap';

it('is a program', () => {
  expect(() => new Script(LAMBDA_BOOTSTRAP)).not.toThrow();
  expect(() => new Script(`${LAMBDA_BOOTSTRAP} }`)).toThrow(SyntaxError);
});
