import PQueue from 'p-queue';

const START_CONCURRENCY = 6;
const MIN_CONCURRENCY = 2;
export const MAX_CONCURRENCY = 16;
/** Answers in a row before one more request at a time is dared. */
const ANSWERS_TO_GROW = 30;

/**
 * Counts how often the gate has slowed down. A request remembers the round in which it began: of all that began in one
 * round and are refused, only the first slows the gate down once more.
 */
export type GateRound = number;

/** Lets requests of one environment pass a few at a time; one throttled answer stops everyone. */
export class ThrottleGate {
  readonly #queue = new PQueue({ concurrency: START_CONCURRENCY });
  #round: GateRound = 0;
  #answersInARow = 0;
  #resumeAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Rejects with the signal's reason if it aborts while waiting. Once begun, a task is always awaited, so that
   * nothing of it goes on behind the caller's back.
   */
  async pass<T>(task: (round: GateRound) => Promise<T>, turn: GateTurn): Promise<T> {
    const begun: Promise<T>[] = [];
    const begin = (): Promise<T> => {
      const running = task(this.#round).then((result) => this.#countAnswer(result));
      begun.push(running);
      return running;
    };
    try {
      return await this.#queue.add(begin, {
        signal: turn.signal,
        priority: turn.isRepeated ? 1 : 0,
      });
    } catch (error) {
      const [running] = begun;
      if (running === undefined) throw error;
      return running;
    }
  }

  /** Nobody starts before `pauseMs` are over. Concurrency halves once for all requests of one round. */
  hold(pauseMs: number, round: GateRound): void {
    this.#answersInARow = 0;
    if (round === this.#round) {
      this.#round += 1;
      const halved = Math.floor(this.#queue.concurrency / 2);
      this.#queue.concurrency = Math.max(MIN_CONCURRENCY, halved);
    }
    // Not by the time of day, which may be set back meanwhile.
    const resumeAt = performance.now() + pauseMs;
    if (resumeAt <= this.#resumeAt) return;
    this.#resumeAt = resumeAt;
    this.#queue.pause();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#queue.start(), pauseMs);
  }

  get concurrency(): number {
    return this.#queue.concurrency;
  }

  #countAnswer<T>(result: T): T {
    this.#answersInARow += 1;
    if (this.#answersInARow >= ANSWERS_TO_GROW && this.#queue.concurrency < MAX_CONCURRENCY) {
      this.#answersInARow = 0;
      this.#queue.concurrency += 1;
    }
    return result;
  }
}

interface GateTurn {
  readonly signal: AbortSignal;
  /** Was refused before: it goes first. */
  readonly isRepeated: boolean;
}
