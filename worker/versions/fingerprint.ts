import type { InstalledModule } from '#contract/domain.ts';
import type { DataEntity } from '#contract/metadata.ts';
import { dataEntityFacts } from '../catalog/canonical-form.ts';
import { sha256Hex } from '../digest/sha256.ts';
import type { ModuleList } from './parse-modules.ts';

/** Knows a set of modules whatever the order or repetition in which an environment lists it. */
export function fingerprintModules({ modules, unreadable }: ModuleList): Promise<string> {
  const lines = modules.map(
    ({ name, moduleId, version, publisher }) => `${name}|${moduleId}|${version}|${publisher}`,
  );
  for (const line of unreadable) lines.push(`raw|${line}`);
  return sha256Hex([...new Set(lines)].sort(byCodeUnit).join('\n'));
}

/** The weaker fingerprint of an environment that does not show its modules. */
export function fingerprintBuilds(
  applicationVersion: string | null,
  platformVersion: string | null,
): Promise<string> {
  return sha256Hex(`builds|${applicationVersion ?? ''}|${platformVersion ?? ''}`);
}

/** The weakest: it also changes with what is switched on. Whatever the order of the list. */
export function fingerprintDataEntities(entities: readonly DataEntity[]): Promise<string> {
  const lines = entities.map((entity) => JSON.stringify(dataEntityFacts(entity)));
  return sha256Hex(['data_entities', ...lines.sort(byCodeUnit)].join('\n'));
}

/** As d365fo-client computes them: modules of one id stay in the order in which they were listed. */
export async function hashModules(
  modules: readonly InstalledModule[],
): Promise<{ modulesHash: string; versionHash: string }> {
  const parts = modules
    .toSorted((left, right) => byCodeUnit(left.moduleId, right.moduleId))
    .map(({ moduleId, version }) => `${moduleId}:${version}`);
  const modulesHash = await sha256Hex(parts.join('|'));
  return { modulesHash, versionHash: modulesHash.slice(0, 16) };
}

/** Not by locale: every device must sort alike. */
function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
