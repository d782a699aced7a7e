import type { CatalogId, EnvironmentId, GlobalVersionId } from './domain.ts';
import type { Failure } from './failure.ts';

/** In the order in which they run. */
export const SYNC_PHASES = [
  'initializing',
  'version_check',
  'entities',
  'schemas',
  'enumerations',
  'labels',
  'indexing',
  'finalizing',
] as const;
export type SyncPhase = (typeof SYNC_PHASES)[number];

export const SYNC_STRATEGIES = [
  'full',
  'full_without_labels',
  'entities_only',
  'labels_only',
  'incremental',
  'sharing',
] as const;
export type SyncStrategy = (typeof SYNC_STRATEGIES)[number];

export type SyncStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
/**
 * A phase can also be left out (`skipped`), by the strategy or because its result is already stored, or be read from a
 * source that tells less than the service (`limited`), which does not complete a catalogue.
 */
export type PhaseStatus = SyncStatus | 'skipped' | 'limited';

export interface SyncRequest {
  /** Recommended by the planner when left out. */
  readonly strategy?: SyncStrategy;
  /** F&O language ids in the order of preference; default `['en-US']`. */
  readonly languages?: readonly string[];
  readonly startedBy: 'user' | 'assistant' | 'automatic';
}

/** One attempt to complete a catalog: a row from its first moment. */
export interface SyncSession {
  readonly id: string;
  readonly environmentId: EnvironmentId;
  readonly versionId: GlobalVersionId | null;
  readonly catalogId: CatalogId | null;
  readonly strategy: SyncStrategy;
  /** Why this strategy, in one sentence. */
  readonly strategyReason: string;
  readonly languages: readonly string[];
  readonly startedBy: SyncRequest['startedBy'];
  readonly status: SyncStatus;
  /** A running session that cannot go on by itself: the environment wants a (new) sign-in. */
  readonly waitingFor: SignInWanted | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly phases: readonly SyncPhaseState[];
  /** Decoded bytes read from the environment so far. */
  readonly receivedBytes: number;
  readonly failure: Failure | null;
  /** What a user should know although the sync went on, one sentence each. */
  readonly warnings: readonly string[];
}

export interface SignInWanted {
  readonly kind: 'sign_in';
  readonly claims: string | null;
  /** The environment refuses a token that has just been renewed. */
  readonly isTokenRefused?: true;
}

export interface SyncPhaseState {
  readonly phase: SyncPhase;
  readonly status: PhaseStatus;
  readonly done: number;
  /** Null while the service has not said how much there is. */
  readonly total: number | null;
  readonly currentItem: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}
