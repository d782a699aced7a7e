import type { Catalog, Environment } from '#contract/domain.ts';
import type { ConfiguredEnvironment, ServedConfig } from '#contract/host-config.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { pickEnvironment } from './pick-environment.ts';
import type { ToolSurroundings } from './tool.ts';

/** An environment that was added. */
export async function findEnvironment(
  asked: string | undefined,
  { engine }: ToolSurroundings,
): Answer<Environment> {
  const stored = await engine.ask((api) => api.listEnvironments());
  return stored.ok ? pickEnvironment(stored.value, asked) : stored;
}

/** As `findEnvironment`, and one that the host suggests is added when it is meant. */
export async function connectEnvironment(
  asked: string | undefined,
  { engine, config }: ToolSurroundings,
): Answer<Environment> {
  const stored = await engine.ask((api) => api.listEnvironments());
  if (!stored.ok) return stored;
  const picked = pickEnvironment(stored.value, asked);
  if (picked.ok || (asked === undefined && stored.value.length > 0)) return picked;

  const suggested = pickEnvironment(suggestedEnvironments(config, stored.value), asked);
  if (!suggested.ok) return asked === undefined ? suggested : picked;
  return engine.tell((api) => api.addEnvironment(suggested.value));
}

/** What can be searched of an environment. */
export async function findCatalog(
  asked: string | undefined,
  surroundings: ToolSurroundings,
): Answer<{ readonly environment: Environment; readonly catalog: Catalog }> {
  const found = await findEnvironment(asked, surroundings);
  if (!found.ok) return found;
  const { catalog, name } = found.value;
  if (catalog === null) return fail({ kind: 'no_catalog', environment: name });
  return succeed({ environment: found.value, catalog });
}

/** Languages whose labels a catalogue has; the one that was asked for first comes first. */
export function languagesOf(catalog: Catalog): readonly string[] {
  const languages = catalog.labels.map((coverage) => coverage.language);
  return languages.length > 0 ? languages : ['en-US'];
}

/** Those of the host's settings that nobody has added yet. */
export function suggestedEnvironments(
  { environments, demoEnvironments }: ServedConfig,
  stored: readonly Environment[],
): readonly ConfiguredEnvironment[] {
  const known = new Set(stored.map((environment) => environment.url));
  return [...environments, ...demoEnvironments].filter(
    ({ url }) => !known.has(new URL(url).origin),
  );
}
