import type { SnapshotPartName, SnapshotPartReport, SnapshotReport } from '#contract/snapshot.ts';
import { countNewTexts } from '../catalog/add-labels.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { toHex } from '../digest/hex.ts';
import type { DescribedEnvironment } from './describe-environments.ts';
import type { OpenedSnapshot } from './open-snapshot.ts';
import { parseDocument } from './parse-document.ts';
import { readTexts } from './read-table.ts';
import type { SnapshotPart } from './snapshot-part.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';

/** What merging it would add at this moment. */
export function inspectSnapshot(
  db: Database,
  snapshot: OpenedSnapshot,
  {
    described,
    parts,
  }: {
    readonly described: readonly DescribedEnvironment[];
    readonly parts: readonly SnapshotPart[];
  },
): SnapshotReport {
  const { bytes, manifest } = snapshot;
  const stored = new Set(db.all(storedDigests, {}).map(({ digest }) => toHex(digest)));
  const definitions = {
    total: snapshot.definitions.length,
    added: snapshot.definitions.filter(({ digest }) => !stored.has(toHex(digest))).length,
  };
  const texts = [...readTexts(snapshot.db)].flatMap(([, language, label, text]) =>
    text === null ? [] : [{ label, language, text, isInherited: false }],
  );
  const labelTexts = { total: texts.length, added: countNewTexts(db, texts) };
  const environments = described.map(({ report }) => report);
  const partReports = inspectParts(db, snapshot, parts);
  return {
    bytes,
    createdAt: manifest.createdAt,
    createdBy: manifest.createdBy,
    appVersion: manifest.appVersion,
    environments,
    definitions,
    labelTexts,
    parts: partReports,
    isKnown:
      definitions.added === 0 &&
      labelTexts.added === 0 &&
      partReports.every(({ entries }) => entries?.added === 0) &&
      environments.every(({ existing }) => existing !== null),
    isBackup: isBackup(snapshot),
  };
}

/** Refuses the snapshot where a part of ours is not as it should be. */
export function inspectParts(
  db: Database,
  { documents }: OpenedSnapshot,
  parts: readonly SnapshotPart[],
): readonly SnapshotPartReport[] {
  return documents.map(({ name, text }) => {
    const part = parts.find((each) => each.name === name);
    if (part === undefined) return { name, entries: null };
    const entries = part.inspect(db, parseDocument(text, name));
    if (entries.ok) return { name, entries: entries.value };
    const { failure } = entries;
    const reason = failure.kind === 'bad_input' ? failure.problem : failure.kind;
    throw new SnapshotRefusal('bad_content', `${name}: ${reason}`);
  });
}

/** A snapshot that says which environments are connected, and how, and what the device kept beside catalogues. */
export function isBackup({ documents, history }: OpenedSnapshot): boolean {
  const mark: SnapshotPartName = 'connections';
  return history !== null && documents.some(({ name }) => name === mark);
}

const storedDigests = statement<{}, { digest: Uint8Array }>('SELECT digest FROM definition');
