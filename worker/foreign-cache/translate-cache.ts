import type { Database } from '../db/database.ts';
import type { CacheLayout } from './cache-layout.ts';
import { listCachedVersions, type CachedVersion } from './cached-versions.ts';
import { readEntities } from './read-cached-entities.ts';
import {
  readDataEntities,
  readEnumerations,
  readLabels,
  readModules,
} from './read-cached-lists.ts';

/** A cache as the answers that it was once made from. */
export interface TranslatedCache {
  readonly version: CachedVersion;
  /** Answers of the metadata service, one for each list that the cache has rows of. */
  readonly answers: readonly TranslatedAnswer[];
  /** What was not taken and why, one sentence each. */
  readonly skipped: readonly string[];
}

export interface TranslatedAnswer {
  readonly name: string;
  readonly text: Blob;
}

/**
 * The version in use of a cache that d365fo-client wrote, its old or its v2 layout, told as the service tells it: what
 * reads saved answers reads it too. Null where it holds no entity.
 */
export function translateCache(db: Database, layout: CacheLayout): TranslatedCache | null {
  const [version, ...others] = listCachedVersions(db, layout);
  if (version === undefined) return null;
  const lists = [
    { name: 'GetInstalledModules.json', list: readModules(db, layout, version.id) },
    { name: 'DataEntities.json', list: readDataEntities(db, layout, version.id) },
    { name: 'PublicEntities.json', list: readEntities(db, layout, version.id) },
    { name: 'PublicEnumerations.json', list: readEnumerations(db, layout, version.id) },
    { name: 'Labels.json', list: readLabels(db, layout, version.id) },
  ];
  const answers = lists
    .filter(({ list }) => list.elements.length > 0)
    .map(({ name, list }) => ({ name, text: writeAnswer(list.elements) }));
  return {
    version,
    answers: [...answers, ...versionAnswers(version)],
    skipped: [...lists.flatMap(({ list }) => list.skipped), ...others.map(describeOther)],
  };
}

function writeAnswer(elements: readonly string[]): Blob {
  const parts = elements.map((element, index) => (index === 0 ? element : `,${element}`));
  return new Blob(['{"value":[', ...parts, ']}'], { type: 'application/json' });
}

function versionAnswers({
  applicationVersion,
  platformVersion,
}: CachedVersion): readonly TranslatedAnswer[] {
  const versions = [
    { name: 'GetApplicationVersion.json', value: applicationVersion },
    { name: 'GetPlatformBuildVersion.json', value: platformVersion },
  ];
  return versions
    .filter(({ value }) => value !== null && value !== '')
    .map(({ name, value }) => ({ name, text: new Blob([JSON.stringify({ value })]) }));
}

function describeOther({ url, entities }: CachedVersion): string {
  return `Another version, of ${url ?? 'an unnamed environment'} (entities: ${entities}): only the version in use is taken.`;
}
