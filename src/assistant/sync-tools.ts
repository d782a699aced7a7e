import * as z from 'zod/mini';
import { succeed, type Answer } from '#contract/outcome.ts';
import { SYNC_STRATEGIES, type SyncSession } from '#contract/sync.ts';
import { failureText } from '../failure-text.ts';
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
  async handle({ environment: asked, strategy, languages }, surroundings) {
    const environment = await connectEnvironment(asked, surroundings);
    if (!environment.ok) return environment;
    const { id, name } = environment.value;
    const request = { strategy, languages, startedBy: 'assistant' } as const;
    const session = await surroundings.engine.tell((api) => api.startSync(id, request));
    return session.ok ? succeed({ facts: describeSession(session.value, name) }) : session;
  },
});

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

async function describeProgress(
  session: SyncSession,
  { engine, offset }: ToolSurroundings & { readonly offset: number },
): Answer<ToolAnswer> {
  const environments = await engine.ask((api) => api.listEnvironments());
  if (!environments.ok) return environments;
  const environment = environments.value.find(({ id }) => id === session.environmentId);
  return succeed({
    facts: describeSession(session, environment?.name),
    list: listFrom('phases', session.phases.map(describePhase), offset),
  });
}

function describeSession(session: SyncSession, environment: string | undefined): JsonObject {
  const { failure, warnings } = session;
  return {
    session_id: session.id,
    environment,
    status: session.status,
    strategy: session.strategy,
    strategyReason: session.strategyReason,
    startedAt: session.startedAt,
    endedAt: session.endedAt ?? undefined,
    waitingFor: session.waitingFor === null ? undefined : WAITS_FOR_SIGN_IN,
    receivedBytes: session.receivedBytes,
    failure: failure === null ? undefined : failureText(failure),
    warningCount: warnings.length,
    warnings: warnings.length > 0 ? warnings.slice(0, 3) : undefined,
  };
}

const WAITS_FOR_SIGN_IN =
  'Sign in again to continue: the user has to do that on the sync page, and the sync goes on by itself.';

function describePhase({
  phase,
  status,
  done,
  total,
  currentItem,
}: SyncSession['phases'][number]): Json {
  return { phase, status, done, total: total ?? undefined, currentItem: currentItem ?? undefined };
}
