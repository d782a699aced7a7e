import PQueue from 'p-queue';

export const LABELS_AT_A_TIME = 32;
/** So many answers without a complaint make room for one more at a time. */
const ANSWERS_TO_GROW = 64;

interface Turn {
  readonly signal: AbortSignal;
  /** Goes before all that wait for their first turn. */
  readonly isRepeated: boolean;
}

/** Asks one host many labels at a time, for whoever asks; one complaint makes all wait, and halves how many. */
export class LabelGate {
  readonly #queue = new PQueue({ concurrency: LABELS_AT_A_TIME });
  #answersSinceSlowDown = 0;
  #resumeAt = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Null if aborted. */
  async pass<T>(task: () => Promise<T>, { signal, isRepeated }: Turn): Promise<T | null> {
    try {
      return await this.#queue.add(task, { signal, priority: isRepeated ? 1 : 0 });
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  countAnswer(): void {
    this.#answersSinceSlowDown += 1;
    if (this.#answersSinceSlowDown % ANSWERS_TO_GROW !== 0) return;
    this.#queue.concurrency = Math.min(LABELS_AT_A_TIME, this.#queue.concurrency + 1);
  }

  /** Complaints about what was under way when the first one came may lengthen the pause, no more. */
  slowDown(pauseMs: number): void {
    const resumeAt = performance.now() + pauseMs;
    if (this.#queue.isPaused) {
      if (resumeAt <= this.#resumeAt) return;
    } else {
      this.#queue.pause();
      this.#queue.concurrency = Math.max(1, Math.floor(this.#queue.concurrency / 2));
      this.#answersSinceSlowDown = 0;
    }
    this.#resumeAt = resumeAt;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#queue.start(), pauseMs).unref();
  }

  /** Whether it has learnt nothing that a new one would not know. */
  get isFresh(): boolean {
    return !this.#queue.isPaused && this.#queue.concurrency === LABELS_AT_A_TIME;
  }
}

/** One gate for each host. What a host's gate has learnt outlives the questions that taught it. */
export class LabelGates {
  readonly #gatesByHost = new Map<string, LabelGate>();
  readonly #usersByHost = new Map<string, number>();

  async use<T>(host: string, work: (gate: LabelGate) => Promise<T>): Promise<T> {
    const gate = this.#gatesByHost.get(host) ?? new LabelGate();
    this.#gatesByHost.set(host, gate);
    this.#usersByHost.set(host, (this.#usersByHost.get(host) ?? 0) + 1);
    try {
      return await work(gate);
    } finally {
      this.#leave(host);
    }
  }

  #leave(host: string): void {
    const users = (this.#usersByHost.get(host) ?? 1) - 1;
    if (users > 0) {
      this.#usersByHost.set(host, users);
      return;
    }
    this.#usersByHost.delete(host);
    if (this.#gatesByHost.get(host)?.isFresh === true) this.#gatesByHost.delete(host);
  }
}
