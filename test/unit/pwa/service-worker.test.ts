import * as undici from 'undici';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';

/** By its name: it belongs to another compiler program than the tests. */
const SCRIPT = '../../../src/pwa/service-worker.ts' as string;

const APP = 'https://atlas.example/';
const POLICY = "default-src 'none'; connect-src 'self'; object-src 'none'";

type Listener = (event: WorkerEvent) => void;

/** What a service worker is told, and what it answers. */
class WorkerEvent {
  readonly waits: Promise<unknown>[] = [];
  answer: Promise<undici.Response> | undefined;
  readonly type: string;
  readonly request: undici.Request | undefined;

  constructor(type: string, request?: undici.Request) {
    this.type = type;
    this.request = request;
  }

  waitUntil(wait: Promise<unknown>): void {
    this.waits.push(wait);
  }

  respondWith(answer: Promise<undici.Response>): void {
    this.answer = answer;
  }
}

/** The service worker as a browser starts it, and its host, which may change. Its status 0 is that it is gone. */
async function startServiceWorker() {
  const listeners = new Map<string, Listener[]>();
  const host = { policy: POLICY, settings: '{}', status: 200 };
  const place = {
    ...undici,
    FetchEvent: WorkerEvent,
    ExtendableEvent: WorkerEvent,
    __WB_DISABLE_DEV_LOGS: true,
    __WB_MANIFEST: [{ url: 'index.html', revision: '1' }],
    registration: { scope: APP, active: null },
    location: new URL(`${APP}service-worker.js`),
    clients: { claim: async () => {} },
    addEventListener: (type: string, listener: Listener) =>
      listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    fetch: async (request: undici.Request | string) => {
      const { pathname } = new URL(typeof request === 'string' ? request : request.url);
      if (host.status === 0) throw new TypeError('Failed to fetch');
      const body = pathname === '/config.json' ? host.settings : '<title>Atlas</title>';
      const headers = { 'content-security-policy': host.policy };
      return new undici.Response(body, { status: host.status, headers });
    },
  };
  for (const [name, value] of Object.entries(place)) vi.stubGlobal(name, value);
  vi.stubGlobal('self', globalThis);
  undici.setGlobalOrigin(APP);
  await import(SCRIPT);

  const dispatch = async (event: WorkerEvent): Promise<undici.Response | undefined> => {
    for (const listener of listeners.get(event.type) ?? []) listener(event);
    await Promise.all(event.waits);
    return event.answer;
  };
  const ask = (path: string, mode: string) => {
    const request = Object.defineProperty(new undici.Request(APP + path), 'mode', { value: mode });
    return dispatch(new WorkerEvent('fetch', request));
  };
  return {
    host,
    install: () => dispatch(new WorkerEvent('install')),
    readSettings: () => ask('config.json', 'cors'),
    open: (path: string) => ask(path, 'navigate'),
    policyOf: async (path: string) =>
      (await ask(path, 'navigate'))?.headers.get('content-security-policy'),
  };
}

beforeEach(() => {
  vi.resetModules();
  onTestFinished(async () => {
    for (const name of await undici.caches.keys()) await undici.caches.delete(name);
    undici.setGlobalOrigin(undefined);
    vi.unstubAllGlobals();
  });
});

test.each(['', 'environments', 'e/CustomersV3?env=demo.localhost'])(
  'the kept page at "%s" may talk to whom the settings name that were read last',
  async (path) => {
    const { host, install, policyOf, readSettings } = await startServiceWorker();
    await install();
    expect(await policyOf(path)).toBe(POLICY);
    host.policy = POLICY.replace("'self'", "'self' https://gateway.example");
    expect(await policyOf(path)).toBe(POLICY);
    await readSettings();
    expect(await policyOf(path)).toBe(host.policy);
    host.policy = POLICY;
    await readSettings();
    expect(await policyOf(path)).toBe(POLICY);
  },
);

test('all else of its policy belongs to its version, and a page without one gets none', async () => {
  const { host, install, policyOf, readSettings } = await startServiceWorker();
  await install();
  host.policy = "default-src *; connect-src 'none'; object-src *";
  await readSettings();
  expect(await policyOf('')).toBe("default-src 'none'; connect-src 'none'; object-src 'none'");
  host.policy = '';
  await readSettings();
  expect(await policyOf('')).toBe(POLICY);
});

test.each(['auth', 'auth/', 'relay/uat.example/metadata/Labels'])(
  'a page at "%s" is the host’s, not the kept app',
  async (path) => {
    const { install, open } = await startServiceWorker();
    await install();
    expect(await open(path)).toBeUndefined();
  },
);

test('whoever opens the settings sees them, not the app', async () => {
  const { host, install, open } = await startServiceWorker();
  await install();
  host.settings = '{"demo":false}';
  expect(await (await open('config.json'))?.text()).toBe('{"demo":false}');
});

test.each([0, 502])(
  'the settings of the last time are good while the host answers with %i',
  async (status) => {
    const { host, install, readSettings } = await startServiceWorker();
    host.settings = '{"demo":false}';
    await install();
    host.status = status;
    host.settings = 'out of order';
    expect(await (await readSettings())?.text()).toBe('{"demo":false}');
  },
);

test('settings that are there no more are not those of the last time', async () => {
  const { host, install, readSettings } = await startServiceWorker();
  await install();
  host.status = 404;
  expect((await readSettings())?.status).toBe(404);
});
