// The package that passes on all tasks loads those that are used, and no others.
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import * as tasks from '@cdk-sfn/tasks';
import { LambdaInvoke } from '@cdk-sfn/tasks';

const loaded = () => [
  ...new Set(Object.keys(require.cache).flatMap((file) => /@cdk-sfn[\\/](tasks-[\w-]+)/.exec(file)?.[1] ?? [])),
];

deepStrictEqual(loaded(), []);
strictEqual(LambdaInvoke.name, 'LambdaInvoke');
deepStrictEqual(loaded(), ['tasks-lambda']);
strictEqual(LambdaInvoke, require('@cdk-sfn/tasks-lambda').LambdaInvoke);

ok(Object.keys(tasks).includes('SnsPublish'));
deepStrictEqual(loaded(), ['tasks-lambda']);
strictEqual(tasks.SnsPublish.name, 'SnsPublish');
deepStrictEqual(loaded(), ['tasks-lambda', 'tasks-sns']);
