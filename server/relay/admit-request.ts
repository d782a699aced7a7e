import type { IncomingHttpHeaders } from 'node:http';
import { allowedMethods } from './allowed-routes.ts';
import { parseRelayAddress, type RelayAddress } from './relay-address.ts';
import { MALFORMED_ADDRESS, refuseInput, type Refusal } from './refusal.ts';

/** The part of a request that decides whether it is passed on. */
export interface RelayRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface HostRules {
  allows(host: string): boolean;
  /** Why a host is refused and what would allow it, in one sentence. */
  explainRefusal(host: string): string;
}

export type Admission =
  | { readonly ok: true; readonly address: RelayAddress; readonly method: 'GET' | 'POST' }
  | { readonly ok: false; readonly refusal: Refusal };

/** Own callers first: a stranger does not even learn which hosts are known. */
export function admitRequest(request: RelayRequest, rules: HostRules): Admission {
  if (!isOwnCaller(request.headers)) {
    return refused(refuseInput(403, 'caller', 'only the app of this host may use its relay'));
  }
  const address = parseRelayAddress(request.url);
  if (address === null) return refused(MALFORMED_ADDRESS);

  const { host, route } = address;
  if (!rules.allows(host)) {
    const message = rules.explainRefusal(host);
    return refused({ status: 403, failure: { kind: 'host_not_allowed', host }, message });
  }
  const methods = allowedMethods(route);
  if (methods.length === 0) {
    return refused(refuseInput(403, 'path', 'the relay passes on metadata and versions only'));
  }
  const method = methods.find((name) => name === request.method);
  if (method === undefined) {
    return refused(refuseInput(405, 'method', `this address is asked with ${methods.join(', ')}`));
  }
  return { ok: true, address, method };
}

/**
 * A page of another origin cannot forge `Sec-Fetch-*` or `Origin`, and cannot send `x-atlas-relay` without a
 * preflight, which is never answered. Nor can a browser be led here by a link: an answer is no page.
 */
function isOwnCaller(headers: IncomingHttpHeaders): boolean {
  const { origin, host, 'sec-fetch-site': site, 'sec-fetch-dest': destination } = headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (destination !== undefined && destination !== 'empty') return false;
  if (origin !== undefined && URL.parse(origin)?.host !== host?.toLowerCase()) return false;
  return site !== undefined || origin !== undefined || headers['x-atlas-relay'] === '1';
}

function refused(refusal: Refusal): Admission {
  return { ok: false, refusal };
}
