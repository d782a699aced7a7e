import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { HostConfig } from '#contract/host-config.ts';
import type { ReadConfig } from './open-config-file.ts';

/** Every option is set: helmet's own defaults bring HSTS, COOP and inline styles, which do not fit here. */
export function securityHeaders(readConfig: ReadConfig): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': [() => ["'self'", ...foreignOrigins(readConfig())].join(' ')],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'self'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
      },
    },
    originAgentCluster: true,
    xContentTypeOptions: true,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xDnsPrefetchControl: { allow: false },
    xFrameOptions: { action: 'deny' },
    xPermittedCrossDomainPolicies: { permittedPolicies: 'none' },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    xDownloadOptions: false,
    xPoweredBy: false,
    xXssProtection: false,
  };
}

/**
 * What the app has no use for. `tools`, which WebMCP needs, is not named: its default is the page's own origin,
 * and a browser without it would complain about an unknown name.
 */
export const PERMISSIONS_POLICY = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Origins other than the host's own that the app talks to, as configured. */
function foreignOrigins({ environments, auth, library }: HostConfig): ReadonlySet<string> {
  const direct = environments.filter(({ transport }) => transport === 'direct');
  const authorities = [auth.authority, ...auth.knownAuthorities];
  const isSigningIn = auth.clientId !== undefined && auth.authority === undefined;
  const addresses = [
    ...direct.map(({ url }) => url),
    ...(isSigningIn ? ['https://login.microsoftonline.com'] : []),
    ...authorities,
    library?.url,
  ];
  return new Set(addresses.flatMap((address) => originOf(address)));
}

/** Authorities may be written without a scheme, as MSAL's own `knownAuthorities` are. */
function originOf(address: string | undefined): readonly string[] {
  if (address === undefined || address === '') return [];
  const url = URL.parse(address.includes('://') ? address : `https://${address}`);
  return url === null || url.origin === 'null' ? [] : [url.origin];
}
