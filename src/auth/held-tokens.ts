export interface IssuedToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** What a request may take that was sent with a token just before it was renewed. */
const MARGIN_MS = 300_000;

/**
 * Tokens in memory, so that a read of thousands of labels does not look into MSAL's storage for each. One is handed
 * out until it is about to end: five minutes before, or after two thirds of the rest of a short life. `place` is what a
 * token is good for.
 */
export class HeldTokens {
  readonly #now: () => number;
  readonly #tokens = new Map<string, { readonly token: string; readonly renewAtMs: number }>();
  readonly #refused = new Set<string>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  find(place: string): string | null {
    const held = this.#tokens.get(place);
    return held === undefined || held.renewAtMs <= this.#now() ? null : held.token;
  }

  hold(place: string, { token, expiresAtMs }: IssuedToken): void {
    const restMs = expiresAtMs - this.#now();
    const renewAtMs = expiresAtMs - Math.min(MARGIN_MS, restMs / 3);
    this.#tokens.set(place, { token, renewAtMs });
  }

  /** The environment does not take it, whatever its end says. */
  refuse(place: string): void {
    const held = this.#tokens.get(place);
    this.#tokens.delete(place);
    if (held !== undefined) this.#refused.add(held.token);
  }

  isRefused(token: string): boolean {
    return this.#refused.has(token);
  }

  drop(): void {
    this.#tokens.clear();
  }
}
