import { AuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
import type { Failure } from '#contract/failure.ts';

/** What was asked for when it went wrong. */
export interface Asked {
  readonly host: string;
  readonly claims: string | null;
}

/** What MSAL throws, as a failure; a bug is thrown again. */
export function signInFailure(error: unknown, { host, claims }: Asked): Failure {
  if (!(error instanceof AuthError)) throw error;
  // A refresh token that has ended is a plain `invalid_grant`: only its user can begin anew.
  if (error instanceof InteractionRequiredAuthError || error.errorCode === 'invalid_grant') {
    const wanted = error instanceof InteractionRequiredAuthError ? error.claims : '';
    return { kind: 'sign_in_required', host, claims: wanted || claims, requestId: null };
  }
  if (error.errorCode === 'no_network_connectivity' || isOffline()) return { kind: 'offline' };
  return { kind: 'sign_in_failed', host, reason: reasonOf(error) };
}

const UNREACHABLE = 'the sign-in service cannot be reached';
const NO_AUTHORITY =
  'the sign-in service does not answer for this tenant. Check the tenant of the environment, or have whoever runs the host of this app check auth.authority';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['post_request_failed', UNREACHABLE],
  ['get_request_failed', UNREACHABLE],
  ['endpoints_resolution_error', NO_AUTHORITY],
  ['openid_config_error', NO_AUTHORITY],
  ['untrusted_authority', NO_AUTHORITY],
  ['user_cancelled', 'it was cancelled'],
  ['interaction_in_progress', 'another sign-in is under way in this tab. Reload the page'],
  ['timed_out', 'the browser did not open the sign-in page'],
]);

/** The service's own words, without the numbers that only its operators can read. */
function reasonOf({ errorCode, errorMessage }: AuthError): string {
  const known = REASONS.get(errorCode);
  if (known !== undefined) return known;
  const [words = ''] = errorMessage.split(/[\r\n]| Trace ID:/);
  const isLibraryText = words === '' || words.includes('aka.ms/msal.js.errors');
  return isLibraryText ? errorCode : words.replace(/[.\s]+$/, '');
}

/** Only `false` tells something: `onLine` is true of a network that leads nowhere, too. */
function isOffline(): boolean {
  return navigator.onLine === false;
}
