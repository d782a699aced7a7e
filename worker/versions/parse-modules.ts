import type { InstalledModule } from '#contract/domain.ts';

export interface ModuleList {
  /** In the order of the lines. */
  readonly modules: readonly InstalledModule[];
  /** Lines in no known shape, as they came. */
  readonly unreadable: readonly string[];
}

/**
 * Reads the lines of GetInstalledModules. The literal keys are the anchors, not the bar: a display name may
 * hold ` | `, and any value may be empty.
 */
export function parseModules(lines: readonly string[]): ModuleList {
  const modules: InstalledModule[] = [];
  const unreadable: string[] = [];
  for (const line of lines) {
    const module = parseModule(line);
    if (module === null) unreadable.push(line);
    else modules.push(module);
  }
  return { modules, unreadable };
}

/** Each key where it first comes after the one before: a value that repeats a key costs one pass, not one for each. */
const KEYS = [/^\s*Name:/g, ...['Version', 'Module', 'Publisher', 'DisplayName'].map(keyOf)];

function keyOf(key: string): RegExp {
  return new RegExp(`\\|\\s*${key}:`, 'g');
}

function parseModule(line: string): InstalledModule | null {
  const values: string[] = [];
  let from = 0;
  for (const key of KEYS) {
    key.lastIndex = from;
    const found = key.exec(line);
    if (found === null) return null;
    values.push(line.slice(from, found.index).trim());
    from = key.lastIndex;
  }
  const [, name = '', version = '', moduleId = '', publisher = ''] = values;
  if (name === '') return null;
  return { name, version, moduleId, publisher, displayName: line.slice(from).trim() };
}
