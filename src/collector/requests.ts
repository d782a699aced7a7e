const MAX_ATTEMPTS = 4;
const DEFAULT_PAUSE_MS = 10_000;

/** What the environment answered instead, as a sentence for the user. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Requests in the name of whoever is signed in to this page. */
export class Requests {
  readonly #signal: AbortSignal;
  /** Nobody asks before, once the environment has said that it is too much. */
  #resumeAt = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** The answer as it came. Throws Refusal, or what the signal was aborted with. */
  async read(path: string, body?: string): Promise<Blob> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#pause();
      const response = await fetch(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        credentials: 'include',
        redirect: 'manual',
        signal: this.#signal,
        ...(body !== undefined && { body }),
      });
      const isBusy = [429, 502, 503, 504].includes(response.status);
      if (!isBusy || attempt === MAX_ATTEMPTS) return bodyOf(response);
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      const pauseMs = Number.isFinite(seconds) ? seconds * 1000 : DEFAULT_PAUSE_MS;
      this.#resumeAt = Math.max(this.#resumeAt, performance.now() + pauseMs);
    }
  }

  async #pause(): Promise<void> {
    while (performance.now() < this.#resumeAt) {
      const waitMs = this.#resumeAt - performance.now();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        this.#signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      this.#signal.throwIfAborted();
    }
  }
}

async function bodyOf(response: Response): Promise<Blob> {
  const { status, type } = response;
  if (type === 'opaqueredirect' || status === 401) {
    throw new Refusal(401, 'your session has ended: reload this page, sign in, and start again');
  }
  if (!response.ok) throw new Refusal(status, `the environment answered ${status}`);
  if (response.headers.get('content-type')?.includes('html')) {
    throw new Refusal(
      401,
      'the environment answered with a web page: reload this one and try again',
    );
  }
  return response.blob();
}
