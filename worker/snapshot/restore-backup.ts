import type { Environment, EnvironmentId } from '#contract/domain.ts';
import { addBeside, type Device } from './add-beside.ts';
import type { DescribedEnvironment } from './describe-environments.ts';
import type { HistoryDocument } from './history-document.ts';
import type { OpenedSnapshot } from './open-snapshot.ts';
import {
  restoreEnvironments,
  restoreLeft,
  restoreLists,
  restoreVersions,
} from './restore-history.ts';
import { mergeParts, type SnapshotPart } from './snapshot-part.ts';

interface Backup {
  readonly described: readonly DescribedEnvironment[];
  readonly history: HistoryDocument;
}

/** A device as it was. What this one has already stays as it is, and what the backup shows there stands beside it. */
export function restoreBackup(
  device: Device & { readonly parts: readonly SnapshotPart[] },
  snapshot: OpenedSnapshot,
  { described, history }: Backup,
): readonly EnvironmentId[] {
  const { db, environments, parts } = device;
  const before = new Map(environments.list().map((each) => [each.url, each]));
  const place = { now: new Date().toISOString(), catalog: null };
  mergeParts(db, snapshot, { place, parts: parts.filter(isConnections) });
  restoreVersions(device, snapshot, history);
  const restored = restoreEnvironments(device, snapshot, { history, before });
  const beside = described
    .filter((each) => isShownBefore(history, each, before) && !isShownAlready(device, each))
    .map((each) => addBeside(device, snapshot, each).environment.id);
  restoreLeft(device, snapshot, history);
  restoreLists(device, history);
  const others = parts.filter((part) => !isConnections(part) && part.name !== 'watch_lists');
  mergeParts(db, snapshot, { place, parts: others });
  return [...restored, ...beside];
}

function isConnections({ name }: SnapshotPart): boolean {
  return name === 'connections';
}

/** What an environment of the backup shows whose address shows something else here. */
function isShownBefore(
  { environments }: HistoryDocument,
  { origin, report }: DescribedEnvironment,
  before: ReadonlyMap<string, Environment>,
): boolean {
  const { fingerprint, catalogDigest } = report;
  const told = environments.find(({ url }) => url === origin.url);
  const isShown =
    told?.catalog?.digest === catalogDigest && told.catalog.fingerprint === fingerprint;
  return isShown && before.get(told.url)?.catalog != null;
}

function isShownAlready(
  { environments }: Device,
  { origin, report: { fingerprint, catalogDigest } }: DescribedEnvironment,
): boolean {
  const known = origin.url === null ? null : environments.findByUrl(origin.url);
  return known?.catalog?.digest === catalogDigest && known.version?.fingerprint === fingerprint;
}
