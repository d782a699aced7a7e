/** What is asked of the relay: `/relay/<host>/<path>?<query>`. */
export interface RelayAddress {
  /** As in the list of hosts: lower case, with a port unless it is the scheme's own. */
  readonly host: string;
  /** Path and query exactly as they came, for the environment. */
  readonly path: string;
  /** The decoded path in lower case, for the list of what may be asked. */
  readonly route: string;
}

/**
 * Null for every spelling that two readers could understand differently: encoded slashes, dot segments,
 * backslashes, control characters, what is encoded twice. The host is not interpreted at all, only compared.
 */
export function parseRelayAddress(url: string): RelayAddress | null {
  if (/[^\x21-\x7e]|\\/.test(url)) return null;
  const parts = /^\/relay\/(?<host>[^/?#]+)(?<path>\/[^?#]*)(?<query>\?[^#]*)?$/.exec(url)?.groups;
  if (parts?.host === undefined || parts.path === undefined) return null;

  const decodedPath = decodePath(parts.path);
  if (decodedPath === null) return null;
  return {
    host: parts.host.toLowerCase(),
    path: parts.path + (parts.query ?? ''),
    route: decodedPath.toLowerCase(),
  };
}

function decodePath(path: string): string | null {
  if (/\/\/|%2f|%5c|%25[0-9a-f]{2}/i.test(path)) return null;
  const decoded = decodeOnce(path);
  if (decoded === null || /\p{Cc}/u.test(decoded)) return null;
  return decoded.normalize('NFKC').split(/[/\\]/).some(leadsElsewhere) ? null : decoded;
}

/** A reader may leave spaces out, stop at a semicolon, or take wide dots and slashes for the usual ones. */
function leadsElsewhere(segment: string): boolean {
  return /^[\s.]*\.\s*(?:;|$)/.test(segment);
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a stray percent sign, or bytes that are no UTF-8
  }
}
