// The command of @cdk-sfn/local, as npm installed it, runs what the app was synthesised to.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');

const template = 'cdk.out/Orders.template.json';
const mocks = ['--mocks', 'desk/mocks.json'];

function command(...args) {
  const { status, stdout, stderr } = spawnSync('npx', ['cdk-sfn-local', ...args], { encoding: 'utf8' });
  return { status, stdout, output: stdout + stderr };
}

const help = command('--help');
assert.equal(help.status, 0, help.output);
assert.match(help.stdout, /cdk-sfn-local run <source>/);

const version = command('--version');
assert.equal(version.status, 0, version.output);
assert.equal(version.stdout.trim(), require('@cdk-sfn/local/package.json').version);

const shipped = command('run', template, '--input', 'desk/order.json', ...mocks, '--json', '--quiet');
assert.equal(shipped.status, 0, shipped.output);
assert.deepEqual(JSON.parse(shipped.stdout), { status: 'SUCCEEDED', output: { parcel: 'parcel-42' } });

const trace = command('run', template, '--input', 'desk/order.json', ...mocks);
assert.equal(trace.status, 0, trace.output);
assert.match(trace.stdout, /Get Order[^]*Charge[^]*Pack[^]*Ship/);

const declined = command('run', template, '--input', '{"orderId":"42"}', '--mocks', 'desk/declined.json');
assert.equal(declined.status, 1, declined.output);
assert.match(declined.output, /Declined/);

const wrong = command('run', template, '--inptu', '{}');
assert.equal(wrong.status, 2, wrong.output);
assert.match(wrong.output, /--inptu/);

const absent = command('run', 'cdk.out/Other.template.json');
assert.equal(absent.status, 2, absent.output);
assert.match(absent.output, /Other\.template\.json/);

const unmocked = command('run', template, '--input', '{"orderId":"42"}', '--mocks', 'desk/order-only.json');
assert.equal(unmocked.status, 4, unmocked.output);
assert.match(unmocked.output, /Charge/);
