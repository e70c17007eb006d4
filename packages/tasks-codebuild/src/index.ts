export { CodebuildStartBuild } from './start-build';
export type {
  CodebuildStartBuildJsonataProps,
  CodebuildStartBuildJsonPathProps,
  CodebuildStartBuildOptions,
  CodebuildStartBuildProps,
} from './start-build';
