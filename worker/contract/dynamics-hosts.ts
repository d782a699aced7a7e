/**
 * Whether `host` is the name of a Finance & Operations environment, by the names that Microsoft gives. Neither a
 * port nor a trailing dot belongs to such a name. Commerce (`…ret`, `…pos`) and Dataverse have names of their own.
 */
export function isDynamicsHost(host: string): boolean {
  if (host.length > 253) return false;
  const dot = host.indexOf('.');
  const name = host.slice(0, dot);
  return LABEL.test(name) && !/(?:ret|pos)$/.test(name) && DOMAIN.test(host.slice(dot + 1));
}

/** A one-box runs on the analyst's own computer or in her own network. */
export function isOneBox(host: string): boolean {
  return host.endsWith('.cloud.onebox.dynamics.com');
}

const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

const DOMAIN = new RegExp(
  [
    '(?:sandbox\\.)?operations\\.(?:(?:eu|fr|no|sa|ch|uae|int)\\.)?dynamics\\.com',
    '(?:sandbox\\.)?operations\\.(?:gov|high)\\.microsoftdynamics\\.us',
    '(?:sandbox\\.)?operations\\.dynamics\\.cn',
    '(?:cloudax|axcloud|cloud\\.onebox)\\.dynamics\\.com',
  ]
    .map((domain) => `^${domain}$`)
    .join('|'),
);
