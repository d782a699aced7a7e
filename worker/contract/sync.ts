import type { CatalogId, EnvironmentId, GlobalVersionId } from './domain.ts';
import type { Failure } from './failure.ts';
import type { DefinitionKind } from './metadata.ts';

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

/** The phase that reads the list of each kind of definition. A catalog is complete when all of them are. */
export const LIST_PHASES = {
  data_entity: 'entities',
  entity: 'schemas',
  enumeration: 'enumerations',
} as const satisfies Readonly<Record<DefinitionKind, SyncPhase>>;
export type ListPhase = (typeof LIST_PHASES)[DefinitionKind];

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
  /** A running session that was stopped by hand at its last finished piece; it stays so after a restart. */
  readonly isPaused: boolean;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly phases: readonly SyncPhaseState[];
  /** Decoded bytes read from the environment so far. */
  readonly receivedBytes: number;
  readonly failure: Failure | null;
  /** What a user should know although the sync went on, one sentence each. */
  readonly warnings: readonly string[];
  /** How fast the running phase goes; null while nothing runs or too little of it is known. Never stored. */
  readonly pace: SyncPace | null;
  /** Beside the catalogue that the environment showed before; null without one, and before this one is complete. */
  readonly changes: SyncChanges | null;
}

export interface SyncPace {
  /** Of what the running phase counts, over the last seconds. */
  readonly itemsPerSecond: number;
  /** Decoded, over the last seconds. */
  readonly bytesPerSecond: number;
  /** Until the whole session ends; null where a part of it is still unknown. */
  readonly remainingMs: number | null;
}

/** How many definitions (data entities, entities, enumerations) differ. */
export interface SyncChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
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

/** What can be synced at this moment, the recommended way first. */
export interface SyncPlan {
  readonly options: readonly SyncOption[];
}

export interface SyncOption {
  readonly strategy: SyncStrategy;
  /** Why it is recommended, what it brings, or why it is not possible, in one sentence. */
  readonly reason: string;
  readonly isPossible: boolean;
  /** Of storage, about, and rather too much than too little; null for files, which are as large as they are. */
  readonly neededBytes: number | null;
}

/** Past and running sessions, the newest first, and what all stored ones together say. */
export interface SyncHistory {
  readonly sessions: readonly SyncSession[];
  readonly statistics: SyncStatistics;
}

export interface SyncStatistics {
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Decoded, of all of them. */
  readonly receivedBytes: number;
  readonly lastCompletedAt: string | null;
  /** Of the completed sessions of each strategy. */
  readonly strategies: readonly DurationStatistics<SyncStrategy>[];
  /** Of the completed attempts of each phase. */
  readonly phases: readonly DurationStatistics<SyncPhase>[];
}

export interface DurationStatistics<Name> {
  readonly name: Name;
  readonly count: number;
  readonly medianMs: number;
}
