import { dirname } from 'node:path';

// Every package has the same targets, so no package.json repeats them.
// What a target does stands in nx.json, under targetDefaults.
const targets = { build: {}, lint: {}, test: {}, api: {}, 'api:update': {} };

export const createNodesV2 = [
  'packages/*/package.json',
  (manifests) => manifests.map((manifest) => [manifest, { projects: { [dirname(manifest)]: { targets } } }]),
];
