import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Calls back when one of the files was written, once for changes that come together.
 *
 * It looks at their folders, because many programs write a new file and put it in the place of the old one.
 *
 * @param signal ends it
 * @param settle how long files have to be left alone, in milliseconds
 */
export function watchFiles(files: readonly string[], onChange: () => void, signal: AbortSignal, settle = 150): void {
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const names = folders.get(dirname(file)) ?? new Set();
    folders.set(dirname(file), names.add(basename(file)));
  }
  let timer: NodeJS.Timeout | undefined;
  for (const [folder, names] of folders) {
    const watcher = watch(folder, { signal }, (_event, name) => {
      if (name === null || names.has(name)) {
        clearTimeout(timer);
        timer = setTimeout(onChange, settle);
      }
    });
    // A folder that goes away, as cdk.out does while it is written, is no reason to end.
    watcher.on('error', () => undefined);
  }
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
