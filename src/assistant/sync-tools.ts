import * as z from 'zod/mini';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { Environment } from '#contract/domain.ts';
import { SYNC_STRATEGIES, type SyncSession } from '#contract/sync.ts';
import { failureText } from '../failure-text.ts';
import { phasePercent } from '../state/sync-progress.ts';
import { elapsedMs } from '../time-text.ts';
import { connectEnvironment } from './find-environment.ts';
import {
  defineTool,
  environmentArgument,
  offsetArgument,
  sizeArgument,
  type ToolSurroundings,
} from './tool.ts';
import { listFrom, type Json, type JsonObject, type ToolAnswer } from './write-answer.ts';

const sessionArgument = {
  session_id: z.string().check(z.minLength(1), z.describe('As d365fo_start_sync answered it.')),
};

export const startSync = defineTool({
  name: 'd365fo_start_sync',
  title: 'Start a sync',
  description:
    "Downloads an environment's metadata to this device and answers with a session id at once; " +
    'd365fo_get_sync_progress tells how far it is. Names can be searched within a second, labels come last. ' +
    'Without a strategy the recommended one is taken.',
  isReadOnly: false,
  input: z.strictObject({
    ...environmentArgument,
    global_version: z.optional(
      z
        .string()
        .check(
          z.minLength(4),
          z.describe('Wanted version: application version, or the beginning of a fingerprint.'),
        ),
    ),
    strategy: z.optional(z.enum(SYNC_STRATEGIES)),
    languages: z.optional(
      z
        .array(z.string().check(z.minLength(2)))
        .check(
          z.minLength(1),
          z.describe('Languages of labels, the preferred one first: en-US, de.'),
        ),
    ),
    ...sizeArgument,
  }),
  async handle({ environment: asked, global_version, strategy, languages }, surroundings) {
    const environment = await connectOfVersion(asked, global_version, surroundings);
    if (!environment.ok) return environment;
    const { id, name } = environment.value;
    const request = { strategy, languages, startedBy: 'assistant' } as const;
    const session = await surroundings.engine.tell((api) => api.startSync(id, request));
    return session.ok ? succeed({ facts: describeSession(session.value, name) }) : session;
  },
});

/** The environment that is meant; of several, the one that runs the wanted version. */
async function connectOfVersion(
  asked: string | undefined,
  wanted: string | undefined,
  surroundings: ToolSurroundings,
): Answer<Environment> {
  if (wanted === undefined) return connectEnvironment(asked, surroundings);
  const stored = await surroundings.engine.ask((api) => api.listEnvironments());
  if (!stored.ok) return stored;
  const ofVersion = stored.value.filter((environment) => runsVersion(environment, wanted));
  if (asked === undefined) {
    const [first] = ofVersion;
    if (first !== undefined) return succeed(first);
    return fail({
      kind: 'bad_input',
      field: 'global_version',
      problem: `no environment was seen with ${wanted}; check their versions first`,
    });
  }
  const environment = await connectEnvironment(asked, surroundings);
  if (!environment.ok || ofVersion.some(({ id }) => id === environment.value.id))
    return environment;
  const { name, version } = environment.value;
  const seen = version?.applicationVersion ?? version?.fingerprint.slice(0, 16) ?? 'unknown';
  const problem = `${name} does not run ${wanted}, its version is ${seen}`;
  return fail({ kind: 'bad_input', field: 'global_version', problem });
}

function runsVersion({ version }: Environment, wanted: string): boolean {
  if (version === null) return false;
  const text = wanted.toLowerCase();
  const names = [version.applicationVersion, version.versionHash, version.modulesHash];
  return version.fingerprint.startsWith(text) || names.some((name) => name?.toLowerCase() === text);
}

export const getSyncProgress = defineTool({
  name: 'd365fo_get_sync_progress',
  title: 'Get the progress of a sync',
  description:
    'How far a sync is: its status (pending, running, completed, failed, cancelled) and its eight phases with ' +
    'what is done and how much there is. A total is missing while the service has not said it.',
  isReadOnly: true,
  input: z.strictObject({ ...sessionArgument, ...offsetArgument, ...sizeArgument }),
  async handle({ session_id: sessionId, offset }, surroundings) {
    const session = await surroundings.engine.ask((api) => api.getSyncSession(sessionId));
    return session.ok ? describeProgress(session.value, { offset, ...surroundings }) : session;
  },
});

export const cancelSync = defineTool({
  name: 'd365fo_cancel_sync',
  title: 'Cancel a sync',
  description: 'Stops a running sync. What is complete is kept, and a later sync resumes there.',
  isReadOnly: false,
  input: z.strictObject({ ...sessionArgument, ...sizeArgument }),
  async handle({ session_id: sessionId }, surroundings) {
    const session = await surroundings.engine.tell((api) => api.cancelSync(sessionId));
    return session.ok ? describeProgress(session.value, { offset: 0, ...surroundings }) : session;
  },
});

export const listSyncSessions = defineTool({
  name: 'd365fo_list_sync_sessions',
  title: 'List running syncs',
  description:
    'The syncs that are running, waiting for a sign-in or paused at this moment. ' +
    'd365fo_get_sync_history lists those that have ended.',
  isReadOnly: true,
  input: z.strictObject({ ...offsetArgument, ...sizeArgument }),
  async handle({ offset }, { engine }) {
    const sessions = await engine.ask((api) => api.listSyncSessions(100));
    if (!sessions.ok) return sessions;
    const environments = await engine.ask((api) => api.listEnvironments());
    if (!environments.ok) return environments;
    const running = sessions.value.filter(({ endedAt }) => endedAt === null);
    const items = running.map((session) => ({
      ...describeSession(session, nameOf(session, environments.value)),
      phase: session.phases.find(({ status }) => status === 'running')?.phase,
    }));
    return succeed({ facts: { count: items.length }, list: listFrom('sessions', items, offset) });
  },
});

export const getSyncHistory = defineTool({
  name: 'd365fo_get_sync_history',
  title: 'Get the history of syncs',
  description:
    'Past and running syncs, the newest first, with how long each took and what it changed, ' +
    'and statistics over all that are stored.',
  isReadOnly: true,
  input: z.strictObject({
    limit: z._default(
      z.int().check(z.minimum(1), z.maximum(100), z.describe('How many sessions to look at.')),
      20,
    ),
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ limit, offset }, { engine }) {
    const history = await engine.ask((api) => api.getSyncHistory(limit));
    if (!history.ok) return history;
    const environments = await engine.ask((api) => api.listEnvironments());
    if (!environments.ok) return environments;
    const { sessions, statistics } = history.value;
    const { total, completed, failed, cancelled, receivedBytes, strategies } = statistics;
    return succeed({
      facts: {
        total,
        completed,
        failed,
        cancelled,
        receivedBytes,
        lastCompletedAt: statistics.lastCompletedAt ?? undefined,
        medianSeconds: Object.fromEntries(
          strategies.map(({ name, medianMs }) => [name, secondsOf(medianMs)]),
        ),
      },
      list: listFrom(
        'sessions',
        sessions.map((session) => describePast(session, nameOf(session, environments.value))),
        offset,
      ),
    });
  },
});

function describePast(session: SyncSession, environment: string | undefined): JsonObject {
  const { id, status, strategy, startedAt, endedAt, receivedBytes, failure, changes } = session;
  return {
    session_id: id,
    environment,
    status,
    strategy,
    startedAt,
    seconds: endedAt === null ? undefined : secondsOf(elapsedMs(startedAt, endedAt, 0)),
    receivedBytes,
    changes: changes === null ? undefined : { ...changes },
    failure: failure === null ? undefined : failureText(failure),
  };
}

function nameOf(
  { environmentId }: SyncSession,
  environments: readonly Environment[],
): string | undefined {
  return environments.find(({ id }) => id === environmentId)?.name;
}

function secondsOf(ms: number): number {
  return Math.round(ms / 100) / 10;
}

async function describeProgress(
  session: SyncSession,
  { engine, offset }: ToolSurroundings & { readonly offset: number },
): Answer<ToolAnswer> {
  const environments = await engine.ask((api) => api.listEnvironments());
  if (!environments.ok) return environments;
  return succeed({
    facts: describeSession(session, nameOf(session, environments.value)),
    list: listFrom('phases', session.phases.map(describePhase), offset),
  });
}

function describeSession(session: SyncSession, environment: string | undefined): JsonObject {
  const { failure, warnings, pace, changes } = session;
  return {
    session_id: session.id,
    environment,
    status: session.status,
    strategy: session.strategy,
    strategyReason: session.strategyReason,
    startedAt: session.startedAt,
    endedAt: session.endedAt ?? undefined,
    isPaused: session.isPaused ? true : undefined,
    waitingFor: session.waitingFor === null ? undefined : WAITS_FOR_SIGN_IN,
    receivedBytes: session.receivedBytes,
    itemsPerSecond: pace === null ? undefined : Math.round(pace.itemsPerSecond),
    remainingSeconds: pace?.remainingMs == null ? undefined : secondsOf(pace.remainingMs),
    changes: changes === null ? undefined : { ...changes },
    failure: failure === null ? undefined : failureText(failure),
    warningCount: warnings.length,
    warnings: warnings.length > 0 ? warnings.slice(0, 3) : undefined,
  };
}

const WAITS_FOR_SIGN_IN =
  'Sign in again to continue: the user has to do that on the sync page, and the sync goes on by itself.';

function describePhase(state: SyncSession['phases'][number]): Json {
  const { phase, status, done, total, currentItem, startedAt, endedAt } = state;
  return {
    phase,
    status,
    percentage: phasePercent(state) ?? undefined,
    done,
    total: total ?? undefined,
    currentItem: currentItem ?? undefined,
    seconds:
      startedAt === null || endedAt === null
        ? undefined
        : secondsOf(elapsedMs(startedAt, endedAt, 0)),
  };
}
