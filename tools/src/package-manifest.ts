import type { Manifest } from './workspace.ts';

const repository = 'https://github.com/cdk-sfn/cdk-sfn';

/** What a package says about itself; all the rest of its package.json follows from it. */
export interface PackageFacts {
  folder: string;
  description: string;
  keywords: string[];
  version?: string;
  dependencies?: Record<string, string>;
}

/** The package.json of a public package, fields in the order in which every package has them. */
export function packageManifest({
  folder,
  description,
  keywords,
  version = '0.0.0',
  dependencies,
}: PackageFacts): Manifest {
  return {
    name: `@cdk-sfn/${folder}`,
    version,
    description,
    keywords,
    homepage: `${repository}/tree/main/packages/${folder}#readme`,
    bugs: `${repository}/issues`,
    repository: { type: 'git', url: `git+${repository}.git`, directory: `packages/${folder}` },
    license: 'Apache-2.0',
    type: 'commonjs',
    sideEffects: false,
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './package.json': './package.json',
    },
    files: ['dist', 'CHANGELOG.md'],
    ...(dependencies && { dependencies }),
    peerDependencies: { 'aws-cdk-lib': 'catalog:peer', constructs: 'catalog:peer' },
    devDependencies: { 'aws-cdk-lib': 'catalog:', constructs: 'catalog:' },
    engines: { node: '>=20' },
    publishConfig: { access: 'public', provenance: true },
  };
}

/** Fields and parts of fields in which a package.json is its own; whatever else it says must be as above. */
export const ownFields = ['version', 'description', 'keywords', 'dependencies', 'devDependencies', 'bin'];
