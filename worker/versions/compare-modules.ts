import type { InstalledModule } from '#contract/domain.ts';

export interface ModuleComparison {
  readonly isIdentical: boolean;
  /** Modules of the newer version less those of the older one. */
  readonly countDifference: number;
  readonly added: readonly InstalledModule[];
  readonly removed: readonly InstalledModule[];
  readonly updated: readonly ModuleUpdate[];
  readonly identical: readonly InstalledModule[];
}

export interface ModuleUpdate {
  readonly before: InstalledModule;
  readonly after: InstalledModule;
}

export declare function compareModules(
  older: readonly InstalledModule[],
  newer: readonly InstalledModule[],
): ModuleComparison;
