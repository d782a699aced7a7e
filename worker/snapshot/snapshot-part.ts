import type { SnapshotDocument } from '#contract/snapshot.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { Database } from '../db/database.ts';

/** Something of the engine's that goes along with catalogues: it reads, checks and merges a document of its own. */
export interface SnapshotPart {
  readonly name: string;
  /** Null where there is nothing to give. */
  write(db: Database): string | null;
  /** How many entries the foreign document has, or why it is none of this part. */
  inspect(document: unknown): Outcome<number>;
  /** In the transaction of the import, after `inspect` has answered well. */
  merge(db: Database, document: unknown): void;
}

export function isPartName(name: string): boolean {
  return /^[a-z][a-z_]{0,39}$/.test(name);
}

/** What the window gives, and what the engine's own parts have to say, by name. */
export function gatherDocuments(
  db: Database,
  parts: readonly SnapshotPart[],
  given: readonly SnapshotDocument[],
): readonly SnapshotDocument[] {
  const own = parts.flatMap((part) => {
    const text = part.write(db);
    return text === null ? [] : [{ name: part.name, text }];
  });
  return [...given, ...own]
    .filter(({ name }) => isPartName(name))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
