import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { endpointsBelow, endpointUrl, rootProblem } from '../src/endpoint';

test.each([
  ['https://api.example.com', 'orders', 'https://api.example.com/orders'],
  ['https://api.example.com/', '/orders/', 'https://api.example.com/orders/'],
  ['https://api.example.com/v1//', '//orders', 'https://api.example.com/v1/orders'],
  ['https://api.example.com', '', 'https://api.example.com/'],
])('%s and %s have one slash between them', (root, path, url) => {
  expect(endpointUrl(root, path)).toBe(url);
});

test.each([
  ['https://api.example.com', 'https://api.example.com/*'],
  ['https://api.example.com/v1/', 'https://api.example.com/v1/*'],
  [`https://${JsonPath.stringAt('$.tenant')}.example.com/`, 'https://*.example.com/*'],
  [JsonPath.format('https://{}.example.com', JsonPath.stringAt('$.tenant')), 'https://*.example.com/*'],
  [JsonPath.stringAt('$.root'), '*'],
  [Jsonata.string('$states.input.root'), '*'],
  ['{% $states.input.root %}', '*'],
])('what is below a root is known as far as the root is', (root, pattern) => {
  expect(endpointsBelow(root)).toBe(pattern);
});

test.each(['https://api.example.com', 'http://localhost:8080/v1', '{% $states.input.root %}'])(
  '%s may be a root',
  (root) => {
    expect(rootProblem(root)).toBeUndefined();
  },
);

test.each(['api.example.com', '/v1', 'https:///v1', '$.root', ''])('"%s" is no root', (root) => {
  expect(rootProblem(root)).toEqual({
    prop: 'apiRoot',
    problem: `is "${root}", which is no URL`,
    fix: 'begin with https://',
  });
});
