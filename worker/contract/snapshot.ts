import type { CatalogCounts, Environment, EnvironmentId } from './domain.ts';

/** The ending of the file's name. */
export const SNAPSHOT_ENDING = '.foatlas';

/** Of the compressed file: many times what a production environment needs. */
export const MAX_SNAPSHOT_BYTES = 64 * 1024 * 1024;

/** Which door a file belongs to, told by its first bytes: a snapshot, another SQLite database, or a saved answer. */
export type FileKind = 'snapshot' | 'database' | 'answer';

/** What goes into a snapshot. Nothing else of an environment does. */
export interface SnapshotRequest {
  /** Those whose shown catalogue is complete. */
  readonly environments: readonly EnvironmentId[];
  /** F&O language ids; texts of all others stay behind. */
  readonly languages: readonly string[];
  /** Whether the names of the environments go along. */
  readonly hasNames: boolean;
  /** Whether their addresses go along. */
  readonly hasAddresses: boolean;
  /** Whom it is from, as the user wants to be called; null for nobody. */
  readonly createdBy: string | null;
  readonly appVersion: string;
  /** Which of `SNAPSHOT_PARTS` go along. */
  readonly parts: readonly SnapshotPartName[];
  /** What the window adds of its own, e.g. settings: JSON by the name of the part. */
  readonly documents: readonly SnapshotDocument[];
  /** Chosen by the asker; `snapshot_progress` events name it. */
  readonly task: string;
}

/**
 * What the engine keeps beside catalogues. `connections` are the environments themselves, with their addresses: they
 * make a snapshot a backup, and are used only by whoever restores it.
 */
export const SNAPSHOT_PARTS = ['glossary', 'watch_lists', 'layouts', 'connections'] as const;
export type SnapshotPartName = (typeof SNAPSHOT_PARTS)[number];

/** A part of a snapshot beside the catalogues, e.g. a glossary: JSON with a schema of its own. */
export interface SnapshotDocument {
  readonly name: string;
  readonly text: string;
}

export type SnapshotStage = 'definitions' | 'labels' | 'checking' | 'storing' | 'indexing';

export interface SnapshotProgress {
  readonly task: string;
  readonly stage: SnapshotStage;
  readonly done: number;
  readonly total: number;
}

/** What is in a snapshot, and what it would add to this device. Every digest in it was recomputed. */
export interface SnapshotReport {
  /** As downloaded. */
  readonly bytes: number;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly appVersion: string;
  readonly environments: readonly SnapshotEnvironment[];
  /** Stored once, whatever shows them; `added` are those that this device does not have. */
  readonly definitions: { readonly total: number; readonly added: number };
  readonly labelTexts: { readonly total: number; readonly added: number };
  readonly parts: readonly SnapshotPartReport[];
  /** True if nothing of it is new here. */
  readonly isKnown: boolean;
  /** It was saved as a backup: it can be restored, or opened as any other snapshot. */
  readonly isBackup: boolean;
}

export interface SnapshotEnvironment {
  /** As it is called on this device, or would be. */
  readonly name: string;
  /** Where it comes from; null where that was left out. */
  readonly url: string | null;
  readonly syncedAt: string;
  readonly applicationVersion: string | null;
  readonly platformVersion: string | null;
  readonly moduleCount: number;
  readonly fingerprint: string;
  readonly catalogDigest: string;
  readonly counts: CatalogCounts;
  readonly languages: readonly { readonly language: string; readonly texts: number }[];
  /** The environment of this device that is this one already. */
  readonly existing: EnvironmentId | null;
}

export interface SnapshotPartReport {
  readonly name: string;
  /** Null where the engine does not know the part: it is left out, or the window's. */
  readonly entries: PartEntries | null;
}

/** Of a part: terms, lists or environments. */
export interface PartEntries {
  readonly total: number;
  /** Those that bring something that this device does not have. */
  readonly added: number;
  /** Those that this device has, saying something else: its own stay. */
  readonly kept: number;
}

export interface SnapshotImport {
  /** In the order of the report, those that were here before included. */
  readonly environments: readonly Environment[];
  /** What the database has now and did not have before. */
  readonly added: {
    readonly environments: number;
    readonly catalogs: number;
    readonly definitions: number;
    readonly labelTexts: number;
  };
  /** What was taken in beside the catalogues. */
  readonly parts: readonly SnapshotPartReport[];
  /** Those that the engine does not keep: the window's own, checked by nobody yet. */
  readonly documents: readonly SnapshotDocument[];
}

/** Why a file is refused. Nothing of it was stored. */
export type SnapshotProblem =
  | 'too_large'
  | 'unpacks_too_large'
  | 'not_a_snapshot'
  | 'newer_format'
  | 'unknown_schema'
  | 'damaged'
  | 'too_many_rows'
  | 'wrong_digest'
  | 'bad_content';
