import * as z from 'zod/mini';
import { ENVIRONMENT_AUTHS, SERVICE_TRANSPORTS } from './domain.ts';

/**
 * The host's configuration file and, with demo environments added, its `/config.json`. Read by the host and by
 * the app, which may also be served by a static host with a config.json of somebody else's: both validate.
 */
const httpOrigin = z
  .string()
  .check(
    z.refine((text) => originOf(text) !== null, 'must be an http or https address without a path'),
  );

const authority = z
  .string()
  .check(
    z.refine(
      isAuthority,
      'must be the https address of a sign-in service, such as https://login.microsoftonline.com/contoso.com',
    ),
  );

const environmentSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  url: httpOrigin,
  auth: z._default(z.enum(ENVIRONMENT_AUTHS), 'entra'),
  transport: z._default(z.enum(SERVICE_TRANSPORTS), 'relay'),
  /** A snapshot comes in a file: a host cannot suggest one. */
  kind: z.optional(z.enum(['production', 'test', 'development', 'demo'])),
  /** Where its users sign in, if not where those of all others do. */
  authority: z.optional(authority),
});

export const hostConfigSchema = z.strictObject({
  relay: z._default(z.strictObject({ hosts: z._default(z.array(httpOrigin), []) }), { hosts: [] }),
  environments: z._default(z.array(environmentSchema), []),
  auth: z._default(
    z.strictObject({
      clientId: z.optional(z.string()),
      authority: z.optional(authority),
      knownAuthorities: z._default(z.array(authority), []),
    }),
    { knownAuthorities: [] },
  ),
  assistant: z._default(z.strictObject({ enabled: z._default(z.boolean(), false) }), {
    enabled: false,
  }),
  demo: z._default(z.boolean(), true),
  /** A team's folder of snapshots, perhaps with a query that gives access to it. */
  library: z.optional(
    z.strictObject({
      url: z
        .string()
        .check(z.refine((text) => isWebAddress(text), 'must be an http or https address')),
    }),
  ),
  /** Hosts from which a link may open a snapshot. */
  snapshots: z.optional(z.strictObject({ hosts: z._default(z.array(httpOrigin), []) })),
});

/**
 * What `/config.json` answers: the file, the demo environments the host runs itself, and what its relay reaches beside
 * the listed hosts: nothing, or every environment of Finance & Operations. A static host has no relay.
 */
export const servedConfigSchema = z.extend(hostConfigSchema, {
  relayReach: z._default(z.enum(['none', 'listed', 'dynamics']), 'none'),
  demoEnvironments: z._default(z.array(environmentSchema), []),
});

export type HostConfig = z.infer<typeof hostConfigSchema>;
export type ServedConfig = z.infer<typeof servedConfigSchema>;
export type ConfiguredEnvironment = z.infer<typeof environmentSchema>;

/** The origins from which a link may open a snapshot: those that are listed, and the library's. */
export function snapshotOrigins({ library, snapshots }: HostConfig): readonly string[] {
  const addresses = [...(snapshots?.hosts ?? []), library?.url ?? ''];
  return addresses.flatMap((address) => {
    const url = URL.parse(address);
    return url === null || url.origin === 'null' ? [] : [url.origin];
  });
}

/** The origin of an http(s) address that has nothing but an origin; null for everything else. */
export function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain =
    url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return isPlain && namesHost(url) && (url.protocol === 'https:' || url.protocol === 'http:')
    ? url.origin
    : null;
}

/** Authorities may be written without their scheme. */
function isAuthority(text: string): boolean {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  if (url?.protocol !== 'https:') return false;
  return namesHost(url) && !url.search && !url.hash && !url.username && !url.password;
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && namesHost(url) && ['https:', 'http:'].includes(url.protocol);
}

/** URLs take more for a host: in a content security policy `*` stands for all, and `;` and `,` end what it says. */
function namesHost({ hostname }: URL): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])$/.test(hostname);
}

/** Each problem as `place: what is wrong`, e.g. `environments[0].url: must be …`. */
export function configProblems(error: z.core.$ZodError): readonly string[] {
  return error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`);
}

function placeOf(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'the file' : text;
}
