import type { EnvironmentId } from '#contract/domain.ts';
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
  const here = new Set(environments.list().map(({ url }) => url));
  const place = { now: new Date().toISOString(), catalog: null };
  mergeParts(db, snapshot, { place, parts: parts.filter(isConnections) });
  restoreVersions(device, snapshot, history);
  const restored = restoreEnvironments(device, snapshot, { history, here });
  const beside = described
    .filter((each) => isShownHere(history, each, here) && !isShownAlready(device, each))
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

/** What an environment of the backup shows whose address was connected here before. */
function isShownHere(
  { environments }: HistoryDocument,
  { origin, report }: DescribedEnvironment,
  here: ReadonlySet<string>,
): boolean {
  const { fingerprint, catalogDigest } = report;
  const told = environments.find(({ url }) => url === origin.url);
  const isShown =
    told?.catalog?.digest === catalogDigest && told.catalog.fingerprint === fingerprint;
  return isShown && here.has(told.url);
}

function isShownAlready(
  { environments }: Device,
  { origin, report: { fingerprint, catalogDigest } }: DescribedEnvironment,
): boolean {
  const known = origin.url === null ? null : environments.findByUrl(origin.url);
  return known?.catalog?.digest === catalogDigest && known.version?.fingerprint === fingerprint;
}
