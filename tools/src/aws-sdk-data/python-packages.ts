import { join } from 'node:path';
import { pythonEnvironment } from '../../../e2e/src/python-environment.ts';
import { runOrThrow } from '../run.ts';

/** The folder of an installed Python package, of those that `e2e/python/requirements.txt` pins. */
export async function pythonPackage(name: string): Promise<string> {
  const bin = await pythonEnvironment();
  const program =
    'import importlib.util, sys; print(*importlib.util.find_spec(sys.argv[1]).submodule_search_locations)';
  return (await runOrThrow([join(bin, 'python'), '-c', program, name])).trim();
}
