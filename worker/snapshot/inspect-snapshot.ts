import type { SnapshotPartReport, SnapshotReport } from '#contract/snapshot.ts';
import { countNewTexts } from '../catalog/add-labels.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { toHex } from '../db/to-hex.ts';
import type { DescribedEnvironment } from './describe-environments.ts';
import type { OpenedSnapshot } from './open-snapshot.ts';
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
  const { bytes, unpackedBytes, manifest } = snapshot;
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
  return {
    bytes,
    unpackedBytes,
    createdAt: manifest.createdAt,
    createdBy: manifest.createdBy,
    appVersion: manifest.appVersion,
    environments,
    definitions,
    labelTexts,
    parts: inspectParts(snapshot, parts),
    isKnown:
      definitions.added === 0 &&
      labelTexts.added === 0 &&
      snapshot.documents.length === 0 &&
      environments.every(({ existing }) => existing !== null),
  };
}

/** Refuses the snapshot where a part of ours is not as it should be. */
export function inspectParts(
  { documents }: OpenedSnapshot,
  parts: readonly SnapshotPart[],
): readonly SnapshotPartReport[] {
  return documents.map(({ name, text }) => reportPart(parts, name, text));
}

function reportPart(
  parts: readonly SnapshotPart[],
  name: string,
  text: string,
): SnapshotPartReport {
  const part = parts.find((each) => each.name === name);
  if (part === undefined) return { name, entries: null };
  const entries = part.inspect(parseJson(name, text));
  if (!entries.ok) throw new SnapshotRefusal('bad_content', name);
  return { name, entries: entries.value };
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SnapshotRefusal('bad_content', name);
  }
}

const storedDigests = statement<{}, { digest: Uint8Array }>('SELECT digest FROM definition');
