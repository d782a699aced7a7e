import type { InstalledModule } from '#contract/domain.ts';
import type { ModuleChanges, ModuleComparison, ModuleUpdate } from '#contract/versions.ts';

/**
 * A module is known by its name within its package, of which one can hold several. It is updated when its
 * version or publisher differs; a display name may be translated and does not count.
 */
export function compareModules(
  older: readonly InstalledModule[],
  newer: readonly InstalledModule[],
): ModuleComparison {
  const olderByKey = new Map(older.map((module) => [keyOf(module), module]));
  const newerByKey = new Map(newer.map((module) => [keyOf(module), module]));

  const added: InstalledModule[] = [];
  const updated: ModuleUpdate[] = [];
  const identical: InstalledModule[] = [];
  for (const [key, after] of newerByKey) {
    const before = olderByKey.get(key);
    if (before === undefined) added.push(after);
    else if (isSame(before, after)) identical.push(after);
    else updated.push({ before, after });
  }
  const removed = [...olderByKey].filter(([key]) => !newerByKey.has(key)).map(([, it]) => it);

  return {
    isIdentical: added.length === 0 && removed.length === 0 && updated.length === 0,
    countDifference: newerByKey.size - olderByKey.size,
    added,
    removed,
    updated,
    identical,
  };
}

export function countChanges({ added, removed, updated }: ModuleComparison): ModuleChanges {
  return { added: added.length, removed: removed.length, updated: updated.length };
}

function keyOf({ name, moduleId }: InstalledModule): string {
  return `${name}\n${moduleId}`;
}

function isSame(before: InstalledModule, after: InstalledModule): boolean {
  return before.version === after.version && before.publisher === after.publisher;
}
