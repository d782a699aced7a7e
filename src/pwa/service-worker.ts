/**
 * Serves the app from its own files, so that it opens without a network. It knows only this build's files and
 * `config.json`; everything else, the relay above all, goes past it.
 */
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

const CONFIG_CACHE = 'fo-atlas-config';
const POLICY = 'content-security-policy';
const CONNECTIONS = /connect-src [^;]*/;
const scopePath = new URL(self.registration.scope).pathname;
const configPath = `${scopePath}config.json`;

// Without a directory index the start page is opened as every other page of the app.
precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, directoryIndex: '' });
cleanupOutdatedCaches();

const openApp = createHandlerBoundToURL('index.html');

registerRoute(
  ({ url, request, sameOrigin }) =>
    sameOrigin && request.mode === 'navigate' && isAppPath(url.pathname),
  async (options) => allowNewestHosts(await openApp(options)),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === configPath,
  ({ request }) => readConfig(request),
);

self.addEventListener('install', (event) => event.waitUntil(rememberConfig()));
// The tab that brought the first version needs the parts that load later, too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The page asks for it when the user does; until then the tabs keep the version they were opened with.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  const isAsked =
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'SKIP_WAITING';
  if (isAsked) event.waitUntil(self.skipWaiting());
});

function isAppPath(pathname: string): boolean {
  return (
    pathname !== configPath &&
    pathname !== `${scopePath}auth` &&
    !pathname.startsWith(`${scopePath}auth/`) &&
    !pathname.startsWith(`${scopePath}relay/`)
  );
}

/**
 * The page was kept with the policy of that day. Whom it may talk to follows the host's settings, and so the last known
 * ones; all else belongs to this version of the app.
 */
async function allowNewestHosts(page: Response): Promise<Response> {
  const config = await (await caches.open(CONFIG_CACHE)).match(configPath);
  const [newest] = CONNECTIONS.exec(config?.headers.get(POLICY) ?? '') ?? [];
  const policy = page.headers.get(POLICY);
  if (newest === undefined || policy === null) return page;
  const headers = new Headers(page.headers);
  headers.set(POLICY, policy.replace(CONNECTIONS, newest));
  const { status, statusText } = page;
  return new Response(page.body, { status, statusText, headers });
}

/** At the first visit the page has read the settings before this worker was there to keep them. */
async function rememberConfig(): Promise<void> {
  await readConfig(new Request(configPath, { cache: 'no-cache' }));
}

/** The host's settings of now, or the last known ones while it cannot be reached. */
async function readConfig(request: Request): Promise<Response> {
  const cache = await caches.open(CONFIG_CACHE);
  const response = await fetch(request).catch(() => null);
  if (response?.ok) await cache.put(request.url, response.clone());
  if (response !== null && response.status < 500) return response;
  return (await cache.match(request.url)) ?? response ?? Response.error();
}
