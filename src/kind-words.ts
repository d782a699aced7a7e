import type { EnvironmentKind } from '#contract/domain.ts';
import type { FileContent } from '#contract/files.ts';
import type { Confidence } from '#contract/glossary.ts';
import type { HitKind, MatchReason } from '#contract/search.ts';
import type { PhaseStatus, SyncPhase, SyncStrategy } from '#contract/sync.ts';

/** What each kind of thing is called, one and many. */
export const HIT_KIND_WORDS: Record<HitKind, { readonly one: string; readonly many: string }> = {
  entity: { one: 'entity', many: 'Entities' },
  property: { one: 'field', many: 'Fields' },
  enumeration: { one: 'enumeration', many: 'Enumerations' },
  enumeration_member: { one: 'value', many: 'Values' },
  action: { one: 'action', many: 'Actions' },
  data_entity: { one: 'data entity', many: 'Data entities' },
  label: { one: 'label', many: 'Labels' },
};

/** How a word of a hit stands for what was typed; null where one sees it. */
export const HOW_WORDS: Record<MatchReason['how'], string | null> = {
  exact: null,
  prefix: null,
  inside: null,
  word: null,
  abbreviation: 'stands for',
  synonym: 'meant by',
  correction: 'instead of',
};

export const ENVIRONMENT_KIND_WORDS: Record<EnvironmentKind, string> = {
  production: 'Production',
  test: 'Test',
  development: 'Development',
  snapshot: 'Snapshot',
  demo: 'Demo',
};

/** What a user may choose; only the host has demo environments. */
export const CHOSEN_KINDS = ['production', 'test', 'development', 'snapshot'] as const;

export const FILE_CONTENT_WORDS: Record<FileContent, string> = {
  modules: 'modules',
  application_version: 'application version',
  platform_version: 'platform version',
  data_entities: 'data entities',
  entities: 'public entities',
  enumerations: 'enumerations',
  labels: 'labels',
};

/** How sure a term's meaning is. */
export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  guess: 'a guess',
  likely: 'likely',
  confirmed: 'confirmed',
};

export const PHASE_WORDS: Record<SyncPhase, string> = {
  initializing: 'Start',
  version_check: 'Version',
  entities: 'Data entities',
  schemas: 'Entities and fields',
  enumerations: 'Enumerations',
  labels: 'Labels',
  indexing: 'Search index',
  finalizing: 'Finish',
};

/** What a phase counts; null where a number would say nothing. */
export const PHASE_UNITS: Record<SyncPhase, string | null> = {
  initializing: null,
  version_check: 'modules',
  entities: 'data entities',
  schemas: 'entities',
  enumerations: 'enumerations',
  labels: 'labels',
  indexing: 'entries',
  finalizing: null,
};

export const STATUS_WORDS: Record<PhaseStatus, string> = {
  pending: 'waiting',
  running: 'running',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  skipped: 'not needed',
  limited: 'in part',
};

export const STRATEGY_WORDS: Record<SyncStrategy, string> = {
  full: 'Everything',
  full_without_labels: 'Everything but label texts',
  entities_only: 'Entities only',
  labels_only: 'Label texts only',
  incremental: 'Only what is new',
  sharing: 'Shared with an environment of the same version',
};
