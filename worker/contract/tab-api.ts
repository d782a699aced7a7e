import type { Answer } from './outcome.ts';

/**
 * What the owner of the database asks of a tab's window: sign-in lives there, MSAL does not run in a worker. Any tab
 * that has an account for the environment can answer; a tab never opens a dialog for it.
 */
export interface TabApi {
  /** Fails with `sign_in_required` where this tab cannot get one without its user. */
  token(request: TokenRequest): Answer<string>;
}

export interface TokenRequest {
  /** The environment's origin: the token's audience. */
  readonly environmentUrl: string;
  /** The environment refused the token it got last: it must not be the same again. */
  readonly isRenewal: boolean;
  readonly claims: string | null;
}
