import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these that this machine can start, by name in the folders of PATH or by its whole path. */
export function findProgram(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const isPath = (name: string): boolean => name.startsWith('/');
  const candidates = names.flatMap((name) =>
    isPath(name) ? [name] : folders.map((folder) => join(folder, name)),
  );
  return candidates.find(canRun) ?? null;
}

export function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
