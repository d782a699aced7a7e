import type { SnapshotPartReport, SnapshotReport } from '#contract/snapshot.ts';
import { sha256Hex } from '../digest/sha256.ts';
import { describeEnvironments } from './describe-environments.ts';
import { HISTORY } from './history-document.ts';
import { inspectParts, inspectSnapshot, isBackup } from './inspect-snapshot.ts';
import type { LongWork } from './long-work.ts';
import { mergeSnapshot, type Merged, type MergeParts } from './merge-snapshot.ts';
import { openSnapshot, type OpenedSnapshot } from './open-snapshot.ts';
import { checkSize } from './unpack.ts';

/** What a file has added, and what it says beside that. */
export type MergedFile = Merged &
  Pick<OpenedSnapshot, 'documents'> & { readonly parts: readonly SnapshotPartReport[] };

/**
 * Where snapshots are opened, one after the other. The one that was looked at last stays open, so that adding it after
 * its preview does not check it all over again.
 */
export class SnapshotDesk {
  readonly #parts: MergeParts;
  #kept: { readonly digest: string; readonly snapshot: OpenedSnapshot } | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: MergeParts) {
    this.#parts = parts;
  }

  /** What opening it would add. Throws a refusal. */
  inspect(file: Blob, work: LongWork): Promise<SnapshotReport> {
    return this.#inTurn(async () => {
      const { db, environments, parts } = this.#parts;
      const snapshot = await this.#open(file, work);
      const described = await describeEnvironments(snapshot, environments);
      return inspectSnapshot(db, snapshot, { described, parts });
    });
  }

  /** Opens a file to its end, as a restore would, and adds nothing. Throws a refusal. */
  prove(file: Blob, work: LongWork): Promise<void> {
    return this.#inTurn(async () => {
      const { db, parts } = this.#parts;
      inspectParts(db, await this.#open(file, work), parts);
      this.#close();
    });
  }

  /** Throws a refusal before it stores anything. */
  merge(file: Blob, work: LongWork, isRestoring = false): Promise<MergedFile> {
    return this.#inTurn(async () => {
      const { db, environments, parts } = this.#parts;
      const snapshot = await this.#open(file, work);
      const described = await describeEnvironments(snapshot, environments);
      const reports = inspectParts(db, snapshot, parts);
      work.report('storing', 0, snapshot.definitions.length);
      await work.pause();
      const plan = { described, isRestoring: isRestoring && isBackup(snapshot) };
      const merged = mergeSnapshot(this.#parts, snapshot, plan);
      this.#close();
      const known = new Set<string>([HISTORY, ...parts.map(({ name }) => name)]);
      return {
        ...merged,
        parts: reports.filter(({ name }) => known.has(name)),
        documents: snapshot.documents.filter(({ name }) => !known.has(name)),
      };
    });
  }

  async #open(file: Blob, work: LongWork): Promise<OpenedSnapshot> {
    checkSize(file);
    const digest = await sha256Hex(await file.arrayBuffer());
    if (this.#kept?.digest === digest) return this.#kept.snapshot;
    this.#close();
    const snapshot = await openSnapshot(this.#parts.db.sqlite, file, work);
    this.#kept = { digest, snapshot };
    return snapshot;
  }

  #close(): void {
    this.#kept?.snapshot.db.close();
    this.#kept = null;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
