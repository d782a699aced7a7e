import type { ExportedFile } from '../comparison.ts';
import type { Answer } from '../outcome.ts';
import type { FileKind, SnapshotImport, SnapshotReport, SnapshotRequest } from '../snapshot.ts';

export interface SnapshotApi {
  /** Question. By their contents: what files are called says nothing. */
  recogniseFiles(files: readonly Blob[]): Answer<readonly FileKind[]>;
  /**
   * Question. The same catalogues give the same bytes but for the times and names that were asked for. Fails with
   * `no_catalog` for an environment whose catalogue is not complete.
   */
  exportSnapshot(request: SnapshotRequest): Answer<ExportedFile>;
  /** Question. Checks all of it and stores nothing. Fails with `bad_snapshot`. */
  inspectSnapshot(file: Blob, task: string): Answer<SnapshotReport>;
  /**
   * Command, safe to repeat: all of it or nothing. Answers when names can be found; the fields of a large catalogue are
   * indexed meanwhile. Fails with
   * `bad_snapshot` or `storage_full`. A backup that is restored (`isRestoring`) brings its environments back under
   * their own addresses, but for those that are here; else everything in a file stands beside them as a snapshot.
   */
  importSnapshot(file: Blob, task: string, isRestoring?: boolean): Answer<SnapshotImport>;
}
