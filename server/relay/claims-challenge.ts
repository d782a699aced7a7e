import type { IncomingHttpHeaders } from 'node:http';

/**
 * What the next token must also prove, as JSON: the claims challenge of Entra's continuous access evaluation. Null
 * where there is none, or none that can be read.
 */
export function claimsOf(headers: IncomingHttpHeaders): string | null {
  const challenge = headers['www-authenticate'];
  const encoded = /\bclaims="([\w+/=-]+)"/.exec(String(challenge ?? ''))?.[1];
  if (encoded === undefined) return null;
  const claims = Buffer.from(encoded, 'base64url').toString('utf8');
  try {
    JSON.parse(claims);
    return claims;
  } catch {
    return null;
  }
}
