import type { FastifyHelmetOptions } from '@fastify/helmet';
import { snapshotOrigins, type HostConfig } from '#contract/host-config.ts';
import { signInOrigins } from '#contract/sign-in-authority.ts';
import type { ReadConfig } from './open-config-file.ts';
import { PAGE_POLICY } from './page-policy.ts';

/** Every option is set: helmet's own defaults bring HSTS, COOP and inline styles, which do not fit here. */
export function securityHeaders(
  readConfig: ReadConfig,
  allowDynamics: boolean,
): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...PAGE_POLICY,
        'connect-src': [() => ["'self'", ...foreignOrigins(readConfig(), allowDynamics)].join(' ')],
        'frame-ancestors': ["'none'"],
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
function foreignOrigins(config: HostConfig, allowDynamics: boolean): ReadonlySet<string> {
  const { environments, auth } = config;
  const direct = environments.filter(({ transport }) => transport === 'direct');
  const addresses = [
    ...direct.map(({ url }) => url),
    ...(auth.clientId === undefined ? [] : signInOrigins(config, allowDynamics)),
    ...snapshotOrigins(config),
  ];
  return new Set(addresses.flatMap(originOf));
}

function originOf(address: string): readonly string[] {
  const url = URL.parse(address);
  return url === null || url.origin === 'null' ? [] : [url.origin];
}
