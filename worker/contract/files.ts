import type { Environment } from './domain.ts';
import type { Failure } from './failure.ts';
import type { ListPhase, SyncSession } from './sync.ts';

/** What a saved answer can hold, in the order in which it is read. */
export const FILE_CONTENTS = [
  'modules',
  'application_version',
  'platform_version',
  'data_entities',
  'entities',
  'enumerations',
  'labels',
] as const;
export type FileContent = (typeof FILE_CONTENTS)[number];

/** What a phase reads of it; the others read nothing of files but what tells the version. */
export const PHASE_CONTENTS: Readonly<Record<ListPhase | 'labels', FileContent>> = {
  entities: 'data_entities',
  schemas: 'entities',
  enumerations: 'enumerations',
  labels: 'labels',
};

/** What was found in files that somebody saved; nothing is stored yet. */
export interface FileReport {
  readonly files: readonly InspectedFile[];
  /** What a whole catalogue also has, and none of these files holds. */
  readonly missing: readonly FileContent[];
  /** True if at least one list can be read. */
  readonly canImport: boolean;
  /** Of the environment that the files came from, as they say; null where they do not. */
  readonly host: string | null;
}

export interface InspectedFile {
  readonly name: string;
  readonly bytes: number;
  readonly parts: readonly InspectedPart[];
  /** What of it is not taken and why, one sentence each. */
  readonly notes: readonly string[];
  /** Why the file, or the rest of it, cannot be read. */
  readonly failure: Failure | null;
}

export interface InspectedPart {
  readonly content: FileContent;
  readonly elements: number;
  /** Of labels; the one with most labels first. */
  readonly languages: readonly string[];
  /** Of a version. The answers to both questions look alike: `toldBy` says what told this one from the other. */
  readonly version: { readonly text: string; readonly toldBy: 'name' | 'number' } | null;
  /** What this source does not tell, in the user's words; empty for an answer of the metadata service. */
  readonly lacks: readonly string[];
}

export interface FileImport {
  readonly environment: Environment;
  readonly session: SyncSession;
}
