// Every name of every package can be imported from an ES module, and is the one that CommonJS gets.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const packages = JSON.parse(readFileSync(new URL('packages.json', import.meta.url), 'utf8'));
assert.notEqual(packages.length, 0);

for (const name of packages) {
  const required = require(name);
  const imported = await import(name);
  assert.notEqual(Object.keys(required).length, 0, `${name} exports nothing`);
  for (const key of Object.keys(required)) {
    assert.equal(imported[key], required[key], `import { ${key} } from '${name}'`);
  }
}
