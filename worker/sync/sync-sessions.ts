import type { CatalogId, Environment, EnvironmentId, GlobalVersionId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import type { SyncPlan, SyncRequest, SyncSession, SyncStrategy } from '#contract/sync.ts';
import { isFreshCheck } from '../versions/is-fresh-check.ts';
import { estimateForEnvironment } from './find-shortage.ts';
import { planOptions } from './plan-options.ts';
import { recommendStrategy } from './plan-sync.ts';
import { readStoredState } from './read-stored-state.ts';
import { runSync } from './run-sync.ts';
import { SessionProgress } from './session-progress.ts';
import { listRunningSessions, listSessions, pendingPhases, readSession } from './session-store.ts';
import { failureOf } from './failure-of.ts';
import { SignInWait } from './sign-in-wait.ts';
import { SyncPause } from './sync-pause.ts';
import type { SignInRequired, SyncParts, SyncRun, WantLabels } from './sync-run.ts';

const DEFAULT_LANGUAGES = ['en-US'];
const MAX_LISTED = 100;

interface ActiveSync {
  readonly progress: SessionProgress;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  /** Ends the wait for a sign-in, if there is one. */
  readonly signedIn: () => void;
  readonly pause: SyncPause;
  /** Set while labels are read. */
  wantLabels: WantLabels | null;
  /** Labels that were wanted before any could be asked for. */
  readonly wantedEarly: Set<number>;
}

/** The syncs of this engine: at most one for an environment, and one for a version, at a time. */
export class SyncSessions {
  readonly #parts: SyncParts;
  readonly #active = new Map<string, ActiveSync>();
  /** Ended, but there was no room to store that: known as long as this owner lives. */
  readonly #unsaved = new Map<string, SyncSession>();

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  start(id: EnvironmentId, request: SyncRequest): Outcome<SyncSession> {
    const environment = this.#parts.environments.find(id);
    if (!environment.ok) return environment;
    const running =
      this.#findActive((session) => session.environmentId === id) ??
      (this.#mayShare(environment.value, request) ? undefined : this.#findRival(environment.value));
    if (running !== undefined) return fail({ kind: 'sync_running', sessionId: running.id });
    const session = newSession(id, request);
    return succeed(this.#run(environment.value, session, request.strategy ?? null));
  }

  /** Waits until the sync has stopped, which it does at its next step. */
  async cancel(id: string): Answer<SyncSession> {
    const active = this.#active.get(id);
    active?.abort.abort();
    await active?.ended;
    return this.get(id);
  }

  /** Takes effect at once: what the phase is doing is given up, what it has stored is kept. */
  pause(id: string): Outcome<SyncSession> {
    this.#active.get(id)?.pause.begin();
    return this.get(id);
  }

  goOn(id: string): Outcome<SyncSession> {
    this.#active.get(id)?.pause.end();
    return this.get(id);
  }

  /**
   * Answers how many of these labels a sync of this catalog asks for before all others now, in all its languages
   * together. One that does not read labels yet begins with them.
   */
  wantLabels(catalog: CatalogId, labels: ReadonlySet<number>): number {
    const concerned = [...this.#active.values()].filter(
      ({ progress }) => progress.session.catalogId === catalog,
    );
    let asked = 0;
    for (const { wantLabels, wantedEarly } of concerned) {
      if (wantLabels === null) for (const label of labels) wantedEarly.add(label);
      else asked += wantLabels(labels);
    }
    return asked;
  }

  /** What a sync could do now, without asking the environment. */
  plan(id: EnvironmentId, languages: readonly string[]): Outcome<SyncPlan> {
    const environment = this.#parts.environments.find(id);
    if (!environment.ok) return environment;
    const { version } = environment.value;
    const chosen = languages.length === 0 ? DEFAULT_LANGUAGES : languages;
    const state = readStoredState(this.#parts.db, {
      environment: environment.value,
      version,
      languages: chosen,
    });
    const count = chosen.length;
    return succeed(
      planOptions(state, (strategy) =>
        estimateForEnvironment(this.#parts.db, environment.value, { strategy, languages: count }),
      ),
    );
  }

  /** Waits until no sync of this environment is running. */
  async stop(environment: EnvironmentId): Promise<void> {
    const isIts = (session: SyncSession): boolean => session.environmentId === environment;
    for (;;) {
      const running = this.#findActive(isIts);
      if (running === undefined) return;
      await this.cancel(running.id);
    }
  }

  get(id: string): Outcome<SyncSession> {
    const alive = this.#active.get(id)?.progress.session ?? this.#unsaved.get(id);
    const session = alive ?? readSession(this.#parts.db, id);
    if (session === null) return fail({ kind: 'not_found', what: 'sync_session', name: id });
    return succeed(session);
  }

  list(limit: number, environment: EnvironmentId | null): readonly SyncSession[] {
    const sessions = listSessions(
      this.#parts.db,
      Math.min(Math.max(limit, 1), MAX_LISTED),
      environment,
    );
    return sessions.map(
      (session) =>
        this.#active.get(session.id)?.progress.session ?? this.#unsaved.get(session.id) ?? session,
    );
  }

  /** Goes on with the sessions whose owner went away: a closed tab, a crashed worker. */
  resume(): void {
    for (const session of listRunningSessions(this.#parts.db)) {
      const environment = this.#parts.environments.find(session.environmentId);
      if (environment.ok) this.#run(environment.value, session, decidedStrategy(session));
    }
  }

  /** A tab has signed in to this environment. */
  signedIn(environment: EnvironmentId): void {
    for (const { progress, signedIn } of this.#active.values()) {
      if (progress.session.environmentId === environment) signedIn();
    }
  }

  /** The sync that fills a catalog of this environment's version, as far as that is known without asking. */
  #findRival(environment: Environment): SyncSession | undefined {
    const version = knownVersion(environment);
    return version === null ? undefined : this.#findActive((session) => fills(session, version));
  }

  /** What is complete can be taken over at once, whoever reads it again. */
  #mayShare(environment: Environment, { strategy, languages = [] }: SyncRequest): boolean {
    const { version } = environment;
    const state = readStoredState(this.#parts.db, { environment, version, languages });
    const planned = strategy ?? recommendStrategy(state).strategy;
    return planned === 'sharing' && state.completeOfVersion !== null;
  }

  #findActive(isWanted: (session: SyncSession) => boolean): SyncSession | undefined {
    return [...this.#active.values()].map((active) => active.progress.session).find(isWanted);
  }

  #run(environment: Environment, session: SyncSession, asked: SyncStrategy | null): SyncSession {
    const { db, connect, tell } = this.#parts;
    const progress = new SessionProgress(db, session, (changed) => tell.sessionChanged(changed));
    const abort = new AbortController();
    const wait = new SignInWait(progress, abort.signal);
    const pause = new SyncPause(progress, abort.signal);
    const run: SyncRun = {
      ...this.#parts,
      environment,
      service: connect(environment),
      progress,
      signal: abort.signal,
      pause,
      offerLabels: (want) => {
        const active = this.#active.get(session.id);
        if (active === undefined) return;
        active.wantLabels = want;
        want?.(active.wantedEarly);
        active.wantedEarly.clear();
      },
      waitForSignIn: (refusal: SignInRequired) => wait.begin(refusal),
      findRival: (version: number) =>
        this.#findActive((other) => fills(other, version) && other.id !== session.id),
    };
    const work = async (): Promise<void> => {
      const outcome = await runSync(run, asked).catch(async (error: unknown) =>
        fail(await failureOf(error)),
      );
      this.#active.delete(session.id);
      this.#finish(progress, outcome.ok ? null : outcome.failure);
    };
    // Begins after this call has registered it, so that nothing can be missed.
    const ended = Promise.resolve().then(work);
    this.#active.set(session.id, {
      progress,
      abort,
      ended,
      signedIn: () => wait.end(),
      pause,
      wantLabels: null,
      wantedEarly: new Set(),
    });
    return progress.session;
  }

  #finish(progress: SessionProgress, failure: Failure | null): void {
    try {
      finish(progress, failure);
    } catch (error) {
      // The same full disk, as a rule. The next owner finds the session running, and runs it again.
      if (failure?.kind !== 'storage_full') throw error;
      this.#unsaved.set(progress.session.id, progress.session);
    }
  }
}

/** A version that was detected a moment ago need not be asked for to refuse a second sync of it. */
function knownVersion({ version, versionCheckedAt }: Environment): GlobalVersionId | null {
  const isFresh = versionCheckedAt !== null && isFreshCheck(versionCheckedAt);
  return isFresh ? (version?.id ?? null) : null;
}

/** One that takes over what is complete is in nobody's way. */
function fills({ versionId, strategy }: SyncSession, version: GlobalVersionId): boolean {
  return versionId === version && strategy !== 'sharing';
}

const UNDECIDED = 'Decided after the version check.';

/** Null if the version check, which decides, was not reached. */
function decidedStrategy({ strategy, strategyReason }: SyncSession): SyncStrategy | null {
  return strategyReason === UNDECIDED ? null : strategy;
}

function newSession(environmentId: EnvironmentId, request: SyncRequest): SyncSession {
  const strategy = request.strategy ?? 'full';
  const languages = request.languages ?? [];
  return {
    id: crypto.randomUUID(),
    environmentId,
    versionId: null,
    catalogId: null,
    strategy,
    strategyReason: request.strategy === undefined ? UNDECIDED : 'Chosen by hand.',
    languages: languages.length === 0 ? DEFAULT_LANGUAGES : languages,
    startedBy: request.startedBy,
    status: 'running',
    waitingFor: null,
    isPaused: false,
    startedAt: new Date().toISOString(),
    endedAt: null,
    phases: pendingPhases(),
    receivedBytes: 0,
    failure: null,
    warnings: [],
    pace: null,
    changes: null,
  };
}

function finish(progress: SessionProgress, failure: Failure | null): void {
  const endedAt = new Date().toISOString();
  const end = { endedAt, isPaused: false, waitingFor: null };
  if (failure === null) return progress.finish({ ...end, status: 'completed' });
  progress.stopPhases();
  const status = failure.kind === 'cancelled' ? 'cancelled' : 'failed';
  progress.finish({ ...end, status, failure: status === 'cancelled' ? null : failure });
}
