import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import type { Environment, ServiceTransport } from '#contract/domain.ts';
import type { FileContent } from '#contract/files.ts';
import type { Answer } from '#contract/outcome.ts';
import type { TokenRequest } from '#contract/tab-api.ts';

/** What one environment tells about itself. Every method ends with `cancelled` soon after its signal. */
export interface MetadataService {
  readonly host: string;
  /** Of files: what they hold, all else fails with `files_needed`. Null for a service, which has everything. */
  readonly holds: ReadonlySet<FileContent> | null;
  /** Which of that comes from a source that tells less than the service: it cannot complete a catalogue. */
  readonly limited: ReadonlySet<FileContent>;
  /** What a user should know of the source, one sentence each. */
  readonly warnings: readonly string[];
  /** Raw lines of GetInstalledModules. */
  installedModules(signal: AbortSignal): Answer<readonly string[]>;
  applicationVersion(signal: AbortSignal): Answer<string>;
  platformBuildVersion(signal: AbortSignal): Answer<string>;
  /** All at once, to know a version by. Of files with only $metadata, its entities stand in for them. */
  listDataEntities(signal: AbortSignal): Answer<readonly DataEntity[]>;
  readDataEntities(reading: Reading<DataEntity>): Answer<ReadingEnd>;
  readEntities(reading: Reading<Entity>): Answer<ReadingEnd>;
  readEnumerations(reading: Reading<Enumeration>): Answer<ReadingEnd>;
  /** All of them in one answer, if the user may read data too; of files there are none. */
  readonly listEntityTexts?: (request: EntityTextRequest) => Answer<readonly EntityText[]>;
  /** Answers come in any order. Before a failure, all that was received is handed on. */
  readLabels(request: LabelRequest): Answer<void>;
}

export type EntityTextRequest = Pick<LabelRequest, 'signal' | 'onReceived'>;

/** What people call a data entity, in a language that the service does not name. */
export interface EntityText {
  /** AOT name, in any case. */
  readonly name: string;
  readonly text: string;
}

/** `onBatch` is awaited before more is read, so a slow receiver slows the sender down. */
export interface Reading<T> {
  readonly signal: AbortSignal;
  onBatch(batch: Batch<T>): Promise<void>;
}

export interface Batch<T> {
  readonly elements: readonly T[];
  /** Decoded, of the whole reading so far. */
  readonly receivedBytes: number;
}

export interface ReadingEnd {
  readonly elements: number;
  readonly receivedBytes: number;
  /** Of the last answer, where the service gave it one. */
  readonly requestId?: string;
}

export interface LabelRequest {
  /**
   * Label ids only: a literal text is its own label and must not be asked for. Taken one by one, as they
   * are asked for.
   */
  readonly ids: Iterable<string>;
  readonly language: string;
  readonly signal: AbortSignal;
  onBatch(batch: readonly LabelAnswer[]): Promise<void>;
  readonly onReceived?: ReceivedTeller | undefined;
}

/** Told how many bytes have arrived, decoded, as they do. */
export type ReceivedTeller = (bytes: number) => void;

/** `text` is null where the service does not know the label. */
export interface LabelAnswer {
  readonly id: string;
  readonly text: string | null;
}

export interface ServiceAddress extends Pick<Environment, 'url' | 'host' | 'auth'> {
  readonly transport: ServiceTransport;
}

/** Asked before every request, so that a token may be renewed while a sync runs. Never asks the user. */
export interface TokenSource {
  token(request: TokenRequest): Answer<string>;
}

export interface Connection {
  /** Absolute address of the app with a trailing slash: the relay is below it. */
  readonly baseUrl: string;
  /** Asked only for environments with `auth: 'entra'`. */
  readonly tokens: TokenSource;
  readonly fetch?: typeof fetch;
  readonly timing?: Partial<Timing>;
  /** Decoded, of one list with all its pages. */
  readonly maxListBytes?: number;
}

export interface Timing {
  /** Until the headers of an answer; PublicEntities takes its minute before it begins. */
  readonly firstByteMs: number;
  /** Between two pieces of an answer. */
  readonly silenceMs: number;
  /** About, before the first repetition of a failed request; it doubles each time. */
  readonly backoffMs: number;
  /** For everybody, after a 429 that does not say how long. */
  readonly pauseMs: number;
}
