import type { HostConfig } from './host-config.ts';

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

/** The same, where the host may name an authority for this environment alone: another tenant, or another cloud. */
export function configuredAuthority(
  environmentUrl: string,
  { auth, environments }: Pick<HostConfig, 'auth' | 'environments'>,
): string {
  const { origin } = new URL(environmentUrl);
  const named = environments.find(({ url }) => new URL(url).origin === origin)?.authority;
  return named === undefined ? authorityOf(environmentUrl, auth.authority) : withScheme(named);
}

/**
 * The sign-in services that the app may talk to, each once: tenants of one cloud share its host. Those of national clouds
 * are among them only where an environment there may be connected.
 */
export function signInOrigins(config: HostConfig, reachesDynamics: boolean): ReadonlySet<string> {
  const { environments, relay, auth } = config;
  const withSignIn = environments.filter((environment) => environment.auth === 'entra');
  const reached = [...withSignIn.map(({ url }) => url), ...relay.hosts];
  const authorities = [
    usualAuthority(auth.authority),
    ...auth.knownAuthorities.map(withScheme),
    ...reached.map((url) => configuredAuthority(url, config)),
    ...(reachesDynamics ? authoritiesOfClouds(auth.authority) : []),
  ];
  return new Set(authorities.flatMap((authority) => URL.parse(authority)?.origin ?? []));
}

/** All that `authorityOf` may answer, whatever Dynamics host is asked for. */
function authoritiesOfClouds(configured: string | undefined): readonly string[] {
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
