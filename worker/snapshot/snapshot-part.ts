import type { CatalogId } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { PartEntries, SnapshotDocument, SnapshotPartName } from '#contract/snapshot.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Database } from '../db/database.ts';

/** Something of the engine's that goes along with catalogues: it reads, checks and merges a document of its own. */
export interface SnapshotPart {
  readonly name: SnapshotPartName;
  /** Told to every tab when an import added to it. */
  readonly changed: EngineEvent;
  /** Null where there is nothing to give. */
  write(db: Database): string | null;
  /** What merging the foreign document would do, or why it is none of this part. */
  inspect(db: Database, document: unknown): Outcome<PartEntries>;
  /** In the transaction of the import, after `inspect` has answered well. */
  merge(db: Database, document: unknown, place: PartPlace): void;
}

export interface PartPlace {
  readonly now: string;
  /** The catalog that came in the same file; null where there are several. */
  readonly catalog: CatalogId | null;
}

/** In the transaction of the import. */
export function mergeParts(
  db: Database,
  { documents }: { readonly documents: readonly SnapshotDocument[] },
  { parts, place }: { readonly parts: readonly SnapshotPart[]; readonly place: PartPlace },
): void {
  for (const part of parts) {
    const document = documents.find(({ name }) => name === part.name);
    if (document !== undefined) part.merge(db, JSON.parse(document.text), place);
  }
}

export function isPartName(name: string): boolean {
  return /^[a-z][a-z_]{0,39}$/.test(name);
}

/** What the window gives, and what the wanted parts of the engine have to say, by name. */
export function gatherDocuments(
  db: Database,
  parts: readonly SnapshotPart[],
  given: readonly SnapshotDocument[],
): readonly SnapshotDocument[] {
  const own = parts.flatMap((part) => {
    const text = part.write(db);
    return text === null ? [] : [{ name: part.name, text }];
  });
  const taken = new Set<string>(own.map(({ name }) => name));
  return [...given.filter(({ name }) => isPartName(name) && !taken.has(name)), ...own];
}
