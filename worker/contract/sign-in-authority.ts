/** Where accounts of the public cloud sign in; `organizations` stands for any tenant. */
const PUBLIC_HOST = 'login.microsoftonline.com';

/** National clouds have accounts of their own. GCC (`.gov.`) is not among them: its accounts are public ones. */
const NATIONAL_CLOUDS: readonly { readonly environments: RegExp; readonly host: string }[] = [
  { environments: /\.high\.microsoftdynamics\.us$/, host: 'login.microsoftonline.us' },
  { environments: /\.dynamics\.cn$/, host: 'login.partner.microsoftonline.cn' },
];

/**
 * Where the users of an environment sign in. A configured authority outside the public cloud is meant for every
 * environment; one within it for all but those of national clouds.
 */
export function authorityOf(environmentUrl: string, configured: string | undefined): string {
  const usual = usualAuthority(configured);
  if (URL.parse(usual)?.hostname !== PUBLIC_HOST) return usual;
  const { hostname } = new URL(environmentUrl);
  const cloud = NATIONAL_CLOUDS.find(({ environments }) => environments.test(hostname));
  return cloud === undefined ? usual : `https://${cloud.host}/organizations`;
}

/** All that `authorityOf` may answer, whatever Dynamics host is asked for. */
export function authoritiesOfClouds(configured: string | undefined): readonly string[] {
  const usual = usualAuthority(configured);
  if (URL.parse(usual)?.hostname !== PUBLIC_HOST) return [usual];
  return [usual, ...NATIONAL_CLOUDS.map(({ host }) => `https://${host}/organizations`)];
}

/** What is configured, or the public cloud. */
export function usualAuthority(configured: string | undefined): string {
  return configured ? withScheme(configured) : `https://${PUBLIC_HOST}/organizations`;
}

/** True for the host of a cloud that MSAL knows by itself. */
export function isMicrosoftCloud(host: string): boolean {
  return host === PUBLIC_HOST || isNationalCloud(host);
}

export function isNationalCloud(host: string): boolean {
  return NATIONAL_CLOUDS.some((cloud) => cloud.host === host);
}

/** Authorities may be written without a scheme, as MSAL's own `knownAuthorities` are. */
export function withScheme(authority: string): string {
  return authority.includes('://') ? authority : `https://${authority}`;
}
