import { expect, test } from 'vitest';
import { temporaryFolder } from '../../tools/test/temporary-folder.ts';
import { appsIn, stacksIn } from '../src/synthesise.ts';

test('a folder with a cdk.json is an app', () => {
  const dir = temporaryFolder({ 'shop/cdk.json': '{}', 'notes/README.md': '' });

  expect(appsIn(dir)).toEqual([`${dir}/shop`]);
});

test('a stack is named after its template', () => {
  const dir = temporaryFolder({ 'Shop.template.json': '{"Resources":{}}', 'Shop.assets.json': '{}' });

  expect(stacksIn(dir)).toEqual([{ name: 'Shop', template: { Resources: {} }, folder: dir }]);
});
