import type { EnvironmentKind } from '#contract/domain.ts';
import type { AddressProblem } from '#contract/failure.ts';
import { FILE_DOMAIN } from './file-address.ts';

/**
 * The origin of what a user typed or pasted, in lower case, without path or trailing slash: a token's audience
 * must equal it to the letter. A missing scheme means https. Plain http is for loopback addresses and the demo.
 */
export function normaliseAddress(
  text: string,
): { readonly url: string; readonly host: string } | { readonly problem: AddressProblem } {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(withScheme)) return { problem: 'not_a_url' };
  const url = new URL(withScheme);
  // Chromium escapes a blank in the name of a host, where others see no address.
  if (url.hostname.includes('%')) return { problem: 'not_a_url' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'not_a_url' };
  if (url.username !== '' || url.password !== '') return { problem: 'has_credentials' };
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return { problem: 'not_https' };
  const problem = productProblem(url.hostname);
  return problem === null ? { url: url.origin, host: url.host } : { problem };
}

/** By the usual names of hosts; a user may say otherwise. */
export function guessKind(host: string): EnvironmentKind {
  if (/(^|[.-])demo([.-]|$)/.test(host) && isLoopback(host)) return 'demo';
  if (/\.sandbox\.operations\.|(^|[.-])(uat|sat|test|tst|sit)\d*([.-]|$)/.test(host)) return 'test';
  if (/\.(cloudax|axcloud)\.dynamics\.com$|\.onebox\.|(^|[.-])dev\d*([.-]|$)/.test(host)) {
    return 'development';
  }
  return isLoopback(host) ? 'development' : 'production';
}

/** Addresses of other Dynamics products that are often pasted by mistake. Unknown hosts may be gateways. */
function productProblem(hostname: string): AddressProblem | null {
  if (/\.crm\d*\.(dynamics\.com|microsoftdynamics\.us|dynamics\.cn)$|\.api\.crm/.test(hostname)) {
    return 'dataverse';
  }
  if (
    /^[^.]+(ret|pos)\.(cloudax|axcloud)\.dynamics\.com$|\.commerce\.dynamics\.com$/.test(hostname)
  ) {
    return 'commerce';
  }
  if (
    /(^|\.)(microsoftonline\.com|lcs\.dynamics\.com|powerapps\.com|powerplatform\.com)$/.test(
      hostname,
    )
  ) {
    return 'not_finance_and_operations';
  }
  if (hostname.endsWith(FILE_DOMAIN)) return 'not_finance_and_operations';
  if (!hostname.includes('.') && !isLoopback(hostname)) return 'not_finance_and_operations';
  return null;
}

function isLoopback(host: string): boolean {
  const hostname = host.replace(/:\d+$/, '');
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\])/.test(hostname)
  );
}
