import type { ServedConfig } from '#contract/host-config.ts';
import {
  configuredAuthority,
  isMicrosoftCloud,
  signInOrigins,
} from '#contract/sign-in-authority.ts';

/** `null`: nothing was typed, so the host of the app says where. `problem` is one sentence. */
export type ReadTenant = { readonly authority: string | null } | { readonly problem: string };

/**
 * Where the users of an environment sign in, from what was typed: the id or a domain name of a tenant, or the whole
 * address of a sign-in service, which the host of the app must allow.
 */
export function readTenant(
  typed: string,
  environmentUrl: string,
  config: ServedConfig,
): ReadTenant {
  const text = typed.trim().toLowerCase();
  if (text === '') return { authority: null };
  if (TENANT.test(text)) {
    const { origin } = new URL(configuredAuthority(environmentUrl, config));
    return { authority: `${origin}/${text}` };
  }
  return text.includes('/') ? readAddress(text, config) : { problem: NO_TENANT };
}

/** The tenant, where the rest of the address can be left out; else the address. */
export function tenantOf(authority: string, environmentUrl: string, config: ServedConfig): string {
  const { origin, pathname } = new URL(authority);
  const tenant = pathname.slice(1);
  const isUsualService = origin === new URL(configuredAuthority(environmentUrl, config)).origin;
  return isUsualService && TENANT.test(tenant) ? tenant : authority;
}

/** Accounts of every organisation sign in there. */
export function isForAnyTenant(authority: string): boolean {
  return ANY_TENANT.has(tenantIn(authority));
}

/** For people: which tenant, and where. */
export function authorityText(authority: string): string {
  const { host } = new URL(authority);
  const tenant = tenantIn(authority);
  if (tenant === '') return host;
  return isForAnyTenant(authority) ? `any organisation at ${host}` : `${tenant} at ${host}`;
}

function tenantIn(authority: string): string {
  return new URL(authority).pathname.replace(/^\/|\/$/g, '');
}

const TENANT =
  /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,})$/;
const ANY_TENANT: ReadonlySet<string> = new Set(['organizations', 'common']);

const NO_TENANT =
  'A tenant is an ID of 32 digits and letters with four hyphens, or a domain name with its dot, such as contoso.com.';
const NO_ADDRESS =
  'The address of a sign-in service begins with https:// and ends with the tenant, such as https://login.microsoftonline.com/contoso.com.';

function readAddress(text: string, config: ServedConfig): ReadTenant {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    return { problem: NO_ADDRESS };
  }
  // A host that writes no policy of its own keeps this page from nothing.
  if (!signInOrigins(config, config.relayReach !== 'listed').has(url.origin)) {
    return {
      problem: `The host of this app does not let it talk to ${url.host}. Whoever runs it can list it in auth.knownAuthorities.`,
    };
  }
  const path = url.pathname.replace(/\/$/, '');
  if (!isMicrosoftCloud(url.host)) return { authority: url.origin + path };
  // People copy addresses of endpoints: what follows the tenant belongs to them.
  const [tenant = ''] = path.split('/').filter(Boolean);
  const isTenant = TENANT.test(tenant) || ANY_TENANT.has(tenant);
  return isTenant ? { authority: `${url.origin}/${tenant}` } : { problem: NO_ADDRESS };
}
