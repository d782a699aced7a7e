import type { Catalog, GlobalVersion } from '#contract/domain.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { RegisteredVersion } from '#contract/versions.ts';
import { pickEnvironment } from './pick-environment.ts';
import type { ToolSurroundings } from './tool.ts';

/** One side of a comparison, with the name by which the answer calls it. */
export interface Side {
  readonly name: string;
  readonly catalog: Catalog;
}

/** As long as what d365fo_list_versions shows is never needed. */
const SHORTEST_FINGERPRINT = 8;

/** What an environment shows, or the newest catalogue of a version that this device knows. `field` is the argument. */
export async function findSide(
  field: 'from' | 'to',
  asked: string,
  { engine }: ToolSurroundings,
): Answer<Side> {
  const stored = await engine.ask((api) => api.listEnvironments());
  if (!stored.ok) return stored;
  const picked = pickEnvironment(stored.value, asked);
  if (picked.ok) {
    const { catalog, name } = picked.value;
    return catalog === null
      ? fail({ kind: 'no_catalog', environment: name })
      : succeed({ name, catalog });
  }
  if (picked.failure.kind === 'bad_input') return refuse(field, picked.failure.problem);

  const registry = await engine.ask((api) => api.listVersions());
  if (!registry.ok) return registry;
  const meant = registry.value.versions.filter(({ version }) => isMeant(version, asked));
  const [match, ...others] = meant;
  const [newest] = match?.catalogs ?? [];
  if (match === undefined)
    return refuse(field, 'is neither an environment nor a version known here');
  if (others.length > 0)
    return refuse(field, `several versions fit: ${meant.map(nameOf).join(', ')}`);
  if (newest === undefined) return refuse(field, 'nothing is stored of this version');
  return succeed({ name: nameOf(match), catalog: newest.catalog });
}

function isMeant(version: GlobalVersion, asked: string): boolean {
  const { fingerprint, applicationVersion, platformVersion } = version;
  const text = asked.trim().toLowerCase();
  if (text === applicationVersion || text === platformVersion) return true;
  return text.length >= SHORTEST_FINGERPRINT && fingerprint.startsWith(text);
}

function nameOf({ version }: RegisteredVersion): string {
  const { applicationVersion, fingerprint } = version;
  return [applicationVersion, fingerprint.slice(0, 16)].filter((part) => part !== null).join(' ');
}

function refuse(field: string, problem: string) {
  return fail({ kind: 'bad_input', field, problem });
}
