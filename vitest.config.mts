import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// One config for the whole work tree; `vitest run --root packages/x` takes one package.
export default defineConfig({
  resolve: {
    alias: [{ find: /^@cdk-sfn\/([^/]+)$/, replacement: here('packages/$1/src/index.ts') }],
  },
  test: {
    include: ['**/test/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      '**/cdk.out/**',
      '**/.work/**',
      '**/tools/template/**',
      '**/tools/packed-apps/**',
    ],
    setupFiles: [here('tools/vitest/fail-on-output.ts')],
    pool: 'forks',
    maxWorkers: 2,
    // aws-cdk-lib takes a second to load: load it once per worker, not once per file.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
