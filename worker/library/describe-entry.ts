import type { LibraryEntry } from '#contract/library.ts';
import type { OpenedSnapshot } from '../snapshot/open-snapshot.ts';
import { readGlossaryOf } from './join-glossaries.ts';

/** What the index says of a snapshot of one version. */
export function describeEntry(fingerprint: string, snapshot: OpenedSnapshot): LibraryEntry {
  const { manifest, catalogs, bytes, versions } = snapshot;
  const texts = new Map<string, number>();
  for (const { language, texts: count } of catalogs.flatMap(({ languages }) => languages)) {
    texts.set(language, Math.max(count, texts.get(language) ?? 0));
  }
  return {
    fingerprint,
    applicationVersion: versions[0]?.applicationVersion ?? null,
    platformVersion: versions[0]?.platformVersion ?? null,
    bytes,
    languages: [...texts].map(([language, count]) => ({ language, texts: count })),
    terms: readGlossaryOf(snapshot).terms.length,
    catalogDigests: catalogsByAge(snapshot).map((number) => catalogs[number - 1]?.digest ?? ''),
    publishedAt: manifest.createdAt,
    publishedBy: manifest.createdBy,
  };
}

/** Numbers of its catalogs, the one synced last first, each once. */
export function catalogsByAge({ manifest }: OpenedSnapshot): readonly number[] {
  const latestFirst = manifest.environments.toSorted((left, right) =>
    left.syncedAt < right.syncedAt ? 1 : -1,
  );
  return [...new Set(latestFirst.map(({ catalog }) => catalog))];
}
