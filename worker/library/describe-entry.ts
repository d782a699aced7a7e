import type { LibraryEntry } from '#contract/library.ts';
import { cleanName } from '../names/visible-text.ts';
import type { OpenedSnapshot } from '../snapshot/open-snapshot.ts';
import { readGlossaryOf } from './join-glossaries.ts';
import { MAX_SHOWN_CHARACTERS } from './library-index.ts';

/** What the index says of a snapshot of one version. */
export function describeEntry(fingerprint: string, snapshot: OpenedSnapshot): LibraryEntry {
  const { manifest, catalogs, bytes, versions } = snapshot;
  const texts = new Map<string, number>();
  for (const { language, texts: count } of catalogs.flatMap(({ languages }) => languages)) {
    texts.set(language, Math.max(count, texts.get(language) ?? 0));
  }
  return {
    fingerprint,
    applicationVersion: shown(versions[0]?.applicationVersion),
    platformVersion: shown(versions[0]?.platformVersion),
    bytes,
    languages: [...texts].map(([language, count]) => ({ language, texts: count })),
    terms: readGlossaryOf(snapshot).terms.length,
    catalogDigests: catalogsByAge(snapshot).map((number) => catalogs[number - 1]?.digest ?? ''),
    publishedAt: manifest.createdAt,
    publishedBy: manifest.createdBy,
  };
}

/** One version that the index cannot say would make it unreadable for everybody. */
function shown(version: string | null | undefined): string | null {
  return cleanName(version ?? null, MAX_SHOWN_CHARACTERS);
}

/** Numbers of its catalogs, the one synced last first, each once. */
export function catalogsByAge({ manifest }: OpenedSnapshot): readonly number[] {
  const latestFirst = manifest.environments.toSorted((left, right) =>
    left.syncedAt < right.syncedAt ? 1 : -1,
  );
  return [...new Set(latestFirst.map(({ catalog }) => catalog))];
}
