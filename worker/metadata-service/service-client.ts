import pRetry from 'p-retry';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import type { TokenRequest } from '#contract/tab-api.ts';
import { findRefusal } from './find-refusal.ts';
import type { Refusal } from './refusal.ts';
import type { Connection, ServiceAddress, Timing } from './metadata-service.ts';
import { MAX_LIST_BYTES } from './max-list-bytes.ts';
import { RequestWatch, type WatchedRequest } from './request-watch.ts';
import { ServiceAnswer } from './service-answer.ts';
import { ThrottleGate } from './throttle-gate.ts';
import type { GateRound } from './throttle-gate.ts';
import { TRANSPORTS } from './transports.ts';

/** Its path is at the environment, with a leading slash; `/labels` only at the relay. */
export interface ServiceRequest extends WatchedRequest {
  /** Sent as JSON by POST. No request changes anything, so all may be repeated. */
  readonly body?: unknown;
  /** Set where the token of an answer ended before the answer did. */
  readonly renewal?: Renewal;
}

const DEFAULT_TIMING: Timing = {
  firstByteMs: 300_000,
  silenceMs: 120_000,
  backoffMs: 500,
  pauseMs: 10_000,
};
const MAX_REPETITIONS = 3;
const MAX_BACKOFF_MS = 15_000;
/** A service that goes on refusing has a reason; one that asks for a longer pause is asked again by the user. */
const MAX_THROTTLED_ATTEMPTS = 8;
const MAX_PAUSE_MS = 600_000;

/** Sends the requests of one environment: address, token, gate, repetition, and what a refusal means. */
export class ServiceClient {
  readonly environment: ServiceAddress;
  readonly maxListBytes: number;
  readonly #connection: Connection;
  readonly #timing: Timing;
  readonly #gate = new ThrottleGate();

  constructor(environment: ServiceAddress, connection: Connection) {
    this.environment = environment;
    this.#connection = connection;
    this.maxListBytes = connection.maxListBytes ?? MAX_LIST_BYTES;
    this.#timing = { ...DEFAULT_TIMING, ...connection.timing };
  }

  /** `read` is called at most once, with an answer that is a success and not a web page. */
  async exchange<T>(
    request: ServiceRequest,
    read: (answer: ServiceAnswer) => Answer<T>,
  ): Answer<T> {
    const { signal } = request;
    let throttledAttempts = 0;
    const attempt = (count: number): Answer<T> =>
      this.#gate.pass((round) => this.#attempt(request, read, round), {
        signal,
        isRepeated: count > 1,
      });
    try {
      return await pRetry(attempt, {
        retries: MAX_REPETITIONS,
        minTimeout: this.#timing.backoffMs,
        maxTimeout: MAX_BACKOFF_MS,
        randomize: true,
        signal,
        // The pause of the gate is wait enough.
        shouldConsumeRetry: ({ error }) => !(error instanceof Refused && error.isThrottled),
        shouldRetry: ({ error }) => {
          if (!(error instanceof Refused)) return false;
          if (error.isThrottled) throttledAttempts += 1;
          return throttledAttempts < MAX_THROTTLED_ATTEMPTS;
        },
      });
    } catch (error) {
      if (error instanceof Refused) return fail(error.failure);
      if (signal.aborted) return fail({ kind: 'cancelled' });
      throw error;
    }
  }

  /** Throws Refused where another attempt may succeed. */
  async #attempt<T>(
    request: ServiceRequest,
    read: (answer: ServiceAnswer) => Answer<T>,
    round: GateRound,
  ): Answer<T> {
    let renewal = request.renewal ?? { isRenewal: false, claims: null };
    for (;;) {
      const token = await unlessAborted(this.#token(renewal), request.signal);
      if (!token.ok) return token;

      const watch = new RequestWatch(request, this.#timing);
      try {
        const response = await this.#send(request, token.value, watch);
        if (!response.ok) return response;
        const answer = new ServiceAnswer(request.path, response.value, watch);
        const refusal = await findRefusal(answer, this.environment);
        if (refusal === null) return await read(answer);
        if (this.#isWorthRenewing(refusal.failure) && !renewal.isRenewal) {
          renewal = { isRenewal: true, claims: refusal.failure.claims };
          continue;
        }
        return this.#refuse(renewal.isRenewal ? afterRenewal(refusal) : refusal, round);
      } finally {
        watch.close();
      }
    }
  }

  /** Throws Refused where another attempt may succeed. */
  #refuse(refusal: Refusal, round: GateRound): Outcome<never> {
    if (refusal.repeat === 'never') return fail(refusal.failure);
    if (refusal.repeat === 'soon') throw new Refused(refusal.failure, false);

    const pauseMs = refusal.pauseMs ?? this.#timing.pauseMs;
    if (pauseMs > MAX_PAUSE_MS) return fail(refusal.failure);
    this.#gate.hold(pauseMs, round);
    throw new Refused(refusal.failure, true);
  }

  /** A token may have ended, or been revoked, since it was handed out: once more with a new one. */
  #isWorthRenewing(failure: Failure): failure is Extract<Failure, { kind: 'sign_in_required' }> {
    return failure.kind === 'sign_in_required' && this.environment.auth === 'entra';
  }

  async #token(renewal: Renewal): Promise<Outcome<string | null>> {
    if (this.environment.auth === 'none') return succeed(null);
    return this.#connection.tokens.token({ environmentUrl: this.environment.url, ...renewal });
  }

  async #send(
    { path, body }: ServiceRequest,
    token: string | null,
    watch: RequestWatch,
  ): Answer<Response> {
    const send = this.#connection.fetch ?? fetch;
    const { addressOf, headers } = TRANSPORTS[this.environment.transport];
    try {
      const response = send(addressOf(this.environment, path, this.#connection.baseUrl), {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          Accept: 'application/json',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(token !== null && { Authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: watch.signal,
      });
      return succeed(await watch.firstByte(response));
    } catch (error) {
      const failure = watch.explain();
      if (failure !== null) return fail(failure);
      const reason = reasonOf(error);
      throw new Refused({ kind: 'unreachable', host: this.environment.host, reason }, false);
    }
  }
}

/** A tab that is asked for a token may take its time; whoever cancels does not wait for it. */
async function unlessAborted<T>(answer: Answer<T>, signal: AbortSignal): Answer<T> {
  const aborted = Promise.withResolvers<Outcome<T>>();
  const stop = (): void => aborted.resolve(fail({ kind: 'cancelled' }));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([answer, aborted.promise]).finally(() =>
    signal.removeEventListener('abort', stop),
  );
}

type Renewal = Omit<TokenRequest, 'environmentUrl'>;

/** A new token was refused as well, and not for want of a claim: another one will not help. */
function afterRenewal(refusal: Refusal): Refusal {
  const { failure } = refusal;
  if (failure.kind !== 'sign_in_required' || failure.claims !== null) return refusal;
  return { ...refusal, failure: { ...failure, isTokenRefused: true } };
}

/** A failure that another attempt may not meet. Never leaves this module. */
class Refused extends Error {
  readonly failure: Failure;
  readonly isThrottled: boolean;

  constructor(failure: Failure, isThrottled: boolean) {
    super(failure.kind);
    this.failure = failure;
    this.isThrottled = isThrottled;
  }
}

/** Node tells the reason in the cause; browsers tell none. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
