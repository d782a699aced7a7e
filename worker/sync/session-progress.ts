import {
  SYNC_PHASES,
  type PhaseStatus,
  type SyncPhase,
  type SyncPhaseState,
  type SyncSession,
} from '#contract/sync.ts';
import type { Database } from '../db/database.ts';
import { saveSession } from './session-store.ts';

/** Often enough to look alive, rare enough not to slow the sync. */
const TELL_INTERVAL_MS = 100;
const SAVE_INTERVAL_MS = 1000;

type SessionChange = Partial<Omit<SyncSession, 'id' | 'phases'>>;
type PhaseChange = Partial<Omit<SyncPhaseState, 'phase'>>;

/** The session of a running sync: told to every tab, and stored so that it survives its owner. */
export class SessionProgress {
  readonly #db: Database;
  readonly #tell: (session: SyncSession) => void;
  #session: SyncSession;
  #toldAt = 0;
  #savedAt = 0;

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
    this.#session = { ...this.#session, ...change };
    this.#publish();
  }

  begin(phase: SyncPhase, total: number | null = null): void {
    const startedAt = new Date().toISOString();
    this.#changePhase(phase, { status: 'running', done: 0, total, startedAt, endedAt: null });
    this.#publish();
  }

  end(phase: SyncPhase, status: Exclude<PhaseStatus, 'pending' | 'running' | 'skipped'>): void {
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
    this.#tell(this.#session);
    if (now - this.#savedAt < SAVE_INTERVAL_MS) return;
    this.#savedAt = now;
    saveSession(this.#db, this.#session);
  }

  /** Of the whole session; `before` is what earlier phases had received. */
  received(before: number, inPhase: number): void {
    this.#session = { ...this.#session, receivedBytes: before + inPhase };
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
