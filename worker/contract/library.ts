import type { Environment, EnvironmentId } from './domain.ts';
import type { PartEntries } from './snapshot.ts';

/**
 * A team's folder of snapshots: `<fingerprint>.foatlas` for each version and an `index.json`. `url` is the folder's
 * address, with the query that gives access where it needs one (a shared access signature of Azure Blob Storage).
 */
export interface LibraryAddress {
  readonly url: string;
}

/** A version that the library has. */
export interface LibraryEntry {
  readonly fingerprint: string;
  readonly applicationVersion: string | null;
  readonly platformVersion: string | null;
  readonly bytes: number;
  readonly languages: readonly LibraryLanguage[];
  /** Of the glossary that comes along. */
  readonly terms: number;
  /** Environments with equal modules may show different catalogues; the one synced last first. */
  readonly catalogDigests: readonly string[];
  readonly publishedAt: string;
  /** As the publisher wants to be called. */
  readonly publishedBy: string | null;
}

export interface LibraryLanguage {
  readonly language: string;
  readonly texts: number;
}

export interface PublishRequest {
  readonly environment: EnvironmentId;
  /** Whether its name and address may be read by everybody who reads the library. */
  readonly hasAddress: boolean;
  /** Whether the glossary of this device goes along. */
  readonly hasGlossary: boolean;
  readonly createdBy: string | null;
  readonly appVersion: string;
  /** Chosen by the asker; `snapshot_progress` events name it. */
  readonly task: string;
}

export interface Published {
  readonly entry: LibraryEntry;
  readonly terms: PublishedTerms;
}

/** What publishing did to the library's glossary. */
export interface PublishedTerms {
  readonly added: number;
  /** Were there saying something else: they say both now. */
  readonly combined: number;
}

/** An environment that was filled, and from what. */
export interface Filled {
  readonly environment: Environment;
  readonly bytes: number;
  /** Of the glossary that came along; null where none did. In a conflict one's own stay. */
  readonly terms: PartEntries | null;
}

export type LibraryProblem =
  /** Its index is none that this app can read. */
  | 'bad_index'
  /** A newer version of the app writes it. */
  | 'newer_index'
  /** It does not say which state of a file it has (no readable ETag): writing could destroy another's work. */
  | 'no_etag'
  /** The file is of another version than its name says. */
  | 'other_version'
  /** Others were faster each time. */
  | 'busy';

/** Whether the address itself forbids writing, as a shared access signature for reading does. */
export function mayWrite({ url }: LibraryAddress): boolean {
  const permissions = URL.parse(url)?.searchParams.get('sp') ?? null;
  return permissions === null || (permissions.includes('w') && permissions.includes('r'));
}
