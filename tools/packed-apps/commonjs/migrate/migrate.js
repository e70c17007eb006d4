// The command of @cdk-sfn/migrate, as npm installed it, moves JavaScript apps over that synthesise before and after.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const app = join(__dirname, 'app');
const own = require('@cdk-sfn/migrate/package.json');

const body = `
const app = new cdk.App();
const stack = new cdk.Stack(app, 'Orders');
const ship = new tasks.LambdaInvoke(stack, 'Ship', {
  lambdaFunction: lambda.Function.fromFunctionName(stack, 'Function', 'ship'),
  outputPath: '$.Payload',
});
const tell = new Tell(stack, 'Tell', {
  topic: sns.Topic.fromTopicArn(stack, 'News', 'arn:aws:sns:eu-west-1:123456789012:news'),
  message: sfn.TaskInput.fromJsonPathAt('$.text'),
});
new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(ship.next(tell)) });
console.log(JSON.stringify(app.synth().getStackByName('Orders').template));
`;
const files = {
  'commonjs.cjs': `const cdk = require('aws-cdk-lib');
const { aws_lambda: lambda, aws_sns: sns, aws_stepfunctions: sfn } = cdk;
const tasks = require('aws-cdk-lib/aws-stepfunctions-tasks');
const Tell = require('aws-cdk-lib').aws_stepfunctions_tasks.SnsPublish; // the other way
${body}`,
  'modules.mjs': `import * as cdk from 'aws-cdk-lib';
import { aws_lambda as lambda, aws_sns as sns, aws_stepfunctions as sfn } from 'aws-cdk-lib';
import tasks, { SnsPublish as Tell } from 'aws-cdk-lib/aws-stepfunctions-tasks';
${body}`,
  'package.json': '{\n\t"name": "orders",\n\t"devDependencies": {\n\t\t"aws-cdk-lib": "2"\n\t}\n}\n',
};

function start() {
  mkdirSync(app, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
}

function command(...args) {
  const { status, stdout, stderr } = spawnSync('npx', ['cdk-sfn-migrate', ...args], { encoding: 'utf8' });
  return { status, stdout, output: stdout + stderr };
}

function template(name) {
  const { stdout, stderr } = spawnSync('node', [name], { cwd: app, encoding: 'utf8' });
  assert.match(stdout, /^\{/, stderr);
  return JSON.parse(stdout);
}

const read = (name) => readFileSync(join(app, name), 'utf8');
const scripts = Object.keys(files).filter((name) => name !== 'package.json');

const help = command('--help');
assert.equal(help.status, 0, help.output);
assert.match(help.stdout, /cdk-sfn-migrate \[path\] \[options\]/);
assert.equal(command('--version').stdout.trim(), own.version);

start();
const before = scripts.map(template);
for (const options of [[], ['--umbrella']]) {
  start();
  const dry = command(app, '--dry-run', ...options);
  assert.equal(dry.status, 0, dry.output);
  assert.deepEqual(Object.keys(files).map(read), Object.values(files));

  const moved = command(app, ...options);
  assert.equal(moved.status, 0, moved.output);
  assert.match(moved.stdout, /^Moved 2 of 2 files over\./);
  for (const name of scripts) assert.doesNotMatch(read(name), /aws.stepfunctions.tasks/);
  assert.deepEqual(scripts.map(template), before);

  // The versions that were packed together.
  const packages = options.length > 0 ? ['@cdk-sfn/tasks'] : ['@cdk-sfn/tasks-lambda', '@cdk-sfn/tasks-sns'];
  const { devDependencies } = JSON.parse(read('package.json'));
  assert.deepEqual(Object.keys(devDependencies), [...packages, 'aws-cdk-lib']);
  for (const name of packages) assert.equal(devDependencies[name], `^${require(`${name}/package.json`).version}`);

  const again = command(app, ...options);
  assert.equal(again.status, 0, again.output);
  assert.match(again.stdout, /^Nothing to move over/);
}

writeFileSync(join(app, 'commonjs.cjs'), "module.exports = require('aws-cdk-lib/aws-stepfunctions-tasks');\n");
const left = command(app);
assert.equal(left.status, 1, left.output);
assert.match(left.stdout, /commonjs\.cjs:1:18 /);

writeFileSync(join(app, 'modules.mjs'), "import 'aws-cdk-lib/aws-stepfunctions-tasks'; const a = ;\n");
const broken = command(app, '--umbrella');
assert.equal(broken.status, 2, broken.output);
assert.match(broken.output, /modules\.mjs:1:57 cannot be parsed/);
assert.match(read('commonjs.cjs'), /aws-cdk-lib/);
