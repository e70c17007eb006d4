// lazy-index <package folder>: writes the dist/index.js of a package that only passes on what others export.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lazyIndex } from '../src/lazy-index.ts';

const [packageDir] = process.argv.slice(2);
if (packageDir === undefined) throw new Error('usage: lazy-index <package folder>');
writeFileSync(join(packageDir, 'dist/index.js'), lazyIndex(resolve(packageDir)));
