import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { logOptionsArgument, logOptionsProblems } from '../src/log-options';

test('logs come as they are asked for', () => {
  expect(logOptionsArgument({ retrieveLogs: true, rawLogs: true, logParameters: { tailLines: ['6'] } })).toEqual({
    RetrieveLogs: true,
    RawLogs: true,
    LogParameters: { tailLines: ['6'] },
  });
  expect(logOptionsArgument(undefined)).toBeUndefined();
});

test('what says how logs come needs logs', () => {
  const how = { rawLogs: false, logParameters: JsonPath.objectAt('$.parameters') };

  expect(logOptionsProblems({ retrieveLogs: false, ...how })).toEqual([
    {
      prop: 'logOptions.rawLogs',
      problem: 'is given, but no logs are retrieved',
      fix: 'set retrieveLogs, or leave it away',
    },
    {
      prop: 'logOptions.logParameters',
      problem: 'is given, but no logs are retrieved',
      fix: 'set retrieveLogs, or leave it away',
    },
  ]);
  expect(logOptionsProblems({ retrieveLogs: true, ...how })).toEqual([]);
  expect(logOptionsProblems({ retrieveLogs: Jsonata.boolean('$states.input.logs'), ...how })).toEqual([]);
  expect(logOptionsProblems({ retrieveLogs: false })).toEqual([]);
  expect(logOptionsProblems(undefined)).toEqual([]);
});
