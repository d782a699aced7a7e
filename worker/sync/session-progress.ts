import {
  SYNC_PHASES,
  type PhaseStatus,
  type SyncPhase,
  type SyncPhaseState,
  type SyncSession,
} from '#contract/sync.ts';
import type { Database } from '../db/database.ts';
import { measurePace, PACE_WINDOW_MS, type PaceSample } from './measure-pace.ts';
import { planPhases } from './plan-sync.ts';
import { pendingPhase, saveSession } from './session-store.ts';

/** Often enough to look alive, rare enough not to slow the sync. */
const TELL_INTERVAL_MS = 100;
const SAVE_INTERVAL_MS = 1000;

type SessionChange = Partial<Omit<SyncSession, 'id' | 'phases' | 'pace'>>;
type PhaseChange = Partial<Omit<SyncPhaseState, 'phase'>>;

/** The session of a running sync: told to every tab, and stored so that it survives its owner. */
export class SessionProgress {
  readonly #db: Database;
  readonly #tell: (session: SyncSession) => void;
  #session: SyncSession;
  #toldAt = 0;
  #savedAt = 0;
  /** Of the running phase, the oldest first. */
  #samples: readonly PaceSample[] = [];

  constructor(db: Database, session: SyncSession, tell: (session: SyncSession) => void) {
    this.#db = db;
    this.#session = session;
    this.#tell = tell;
    this.#publish();
  }

  get session(): SyncSession {
    return this.#session;
  }

  /** A change that matters: stored and told at once. */
  change(change: SessionChange): void {
    this.#forgetPace();
    this.#session = { ...this.#session, ...change };
    this.#publish();
  }

  /** What was read belongs to a catalog that this session has left: it is read again. */
  forgetReading(): void {
    const kept: readonly SyncPhase[] = ['initializing', 'version_check'];
    const phases = this.#session.phases.map((state) =>
      kept.includes(state.phase) ? state : pendingPhase(state.phase),
    );
    this.#session = { ...this.#session, phases };
  }

  /** The end of the session, told even where there is no room left to store it: then it throws afterwards. */
  finish(change: SessionChange): void {
    this.#forgetPace();
    this.#session = { ...this.#session, ...change };
    this.#tell(this.#session);
    saveSession(this.#db, this.#session);
  }

  /** What an exception ended in the middle. */
  stopPhases(): void {
    for (const { phase, status } of this.#session.phases) {
      if (status !== 'running') continue;
      this.#changePhase(phase, { status: 'failed', endedAt: new Date().toISOString() });
    }
  }

  begin(phase: SyncPhase, amount: { readonly done?: number; readonly total?: number } = {}): void {
    const { done = 0, total = null } = amount;
    const startedAt = new Date().toISOString();
    this.#forgetPace();
    this.#changePhase(phase, { status: 'running', done, total, startedAt, endedAt: null });
    this.#publish();
  }

  end(phase: SyncPhase, status: Exclude<PhaseStatus, 'pending' | 'running' | 'skipped'>): void {
    this.#forgetPace();
    this.#changePhase(phase, { status, currentItem: null, endedAt: new Date().toISOString() });
    this.#publish();
  }

  /** A phase that will not run. */
  skip(phase: SyncPhase): void {
    this.#changePhase(phase, { status: 'skipped' });
    this.#publish();
  }

  /** Counted progress inside a phase: told and stored now and then. */
  advance(phase: SyncPhase, change: Pick<PhaseChange, 'done' | 'total' | 'currentItem'>): void {
    this.#changePhase(phase, change);
    const now = performance.now();
    if (now - this.#toldAt < TELL_INTERVAL_MS) return;
    this.#toldAt = now;
    this.#measure(phase, now);
    this.#tell(this.#session);
    if (now - this.#savedAt < SAVE_INTERVAL_MS) return;
    this.#savedAt = now;
    saveSession(this.#db, this.#session);
  }

  /** Of the whole session; `before` is what earlier phases had received. */
  received(before: number, inPhase: number): void {
    this.#session = { ...this.#session, receivedBytes: before + inPhase };
  }

  /** Beside what is counted by phases. */
  receivedMore(bytes: number): void {
    const receivedBytes = this.#session.receivedBytes + bytes;
    this.#session = { ...this.#session, receivedBytes };
  }

  #measure(phase: SyncPhase, atMs: number): void {
    const state = this.#stateOf(phase);
    if (state === undefined) return;
    const { receivedBytes: bytes, strategy } = this.#session;
    this.#samples = [
      ...this.#samples.filter((sample) => atMs - sample.atMs <= PACE_WINDOW_MS),
      { atMs, items: state.done, bytes },
    ];
    const { total } = state;
    const planned = planPhases(strategy, new Set());
    const pace = measurePace(this.#samples, { phase, total, planned });
    this.#session = { ...this.#session, pace };
  }

  #forgetPace(): void {
    this.#samples = [];
    this.#session = { ...this.#session, pace: null };
  }

  #stateOf(phase: SyncPhase): SyncPhaseState | undefined {
    return this.#session.phases[SYNC_PHASES.indexOf(phase)];
  }

  #changePhase(phase: SyncPhase, change: PhaseChange): void {
    const index = SYNC_PHASES.indexOf(phase);
    const phases = this.#session.phases.map((state, at) =>
      at === index ? { ...state, ...change } : state,
    );
    this.#session = { ...this.#session, phases };
  }

  #publish(): void {
    saveSession(this.#db, this.#session);
    this.#toldAt = this.#savedAt = performance.now();
    this.#tell(this.#session);
  }
}
