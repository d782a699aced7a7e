import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { servedConfigSchema } from '#contract/host-config.ts';
import { compressApp } from '../../../server/compress-app.ts';
import { policyInPage } from '../../../server/page-policy.ts';
import { ask, FROM_APP, open } from './ask.ts';
import { createAppFolder, createFolder, startTestHost } from './start-test-host.ts';

const PAGE = { accept: 'text/html,application/xhtml+xml' };

test('the page has strict headers, and none that get in the way of sign-in or loopback', async () => {
  const { url } = await startTestHost();
  const { status, headers, text } = await ask(url, { headers: PAGE });
  expect(status).toBe(200);
  expect(text).toContain('<title>Atlas</title>');
  expect(String(headers['content-security-policy']).split(';')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html default',
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ]);
  expect(headers).toMatchObject({
    'origin-agent-cluster': '?1',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': expect.stringContaining('camera=()'),
  });
  // Named, it could only take the tools away from assistants.
  expect(headers['permissions-policy']).not.toContain('tools');
  for (const name of [
    'strict-transport-security',
    'cross-origin-opener-policy',
    'cross-origin-embedder-policy',
  ]) {
    expect(headers).not.toHaveProperty(name);
  }
});

test('what a page says of itself is the policy of the header, but for whom it talks to and who frames it', async () => {
  const { url } = await startTestHost();
  const { headers } = await ask(url, { headers: PAGE });
  const inHeader = String(headers['content-security-policy']).split(/; ?/);
  const inPage = policyInPage().split('; ');
  expect(inPage.filter((directive) => !inHeader.includes(directive))).toEqual([
    "connect-src 'self' https: http:",
  ]);
  expect(inHeader.filter((directive) => !inPage.includes(directive))).toEqual([
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ]);
});

test('the page may talk to what is configured, and to nothing else', async () => {
  const config = {
    environments: [
      { name: 'Gateway', url: 'https://gateway.example', transport: 'direct' },
      { name: 'UAT', url: 'https://uat.example', transport: 'relay' },
    ],
    auth: {
      clientId: 'a',
      authority: 'https://login.example/tenant',
      knownAuthorities: ['idp.example'],
    },
    library: { url: 'https://library.example/snapshots' },
    snapshots: { hosts: ['https://files.example'] },
  };
  const { url } = await startTestHost({ config });
  const { headers } = await ask(url, { headers: PAGE });
  expect(headers['content-security-policy']).toContain(
    "connect-src 'self' https://gateway.example https://login.example https://idp.example https://files.example https://library.example;",
  );
});

test('the sign-in services of national clouds are allowed where an environment there is configured', async () => {
  const environments = [
    { name: 'China', url: 'https://contoso.operations.dynamics.cn', auth: 'entra' },
    { name: 'Gateway', url: 'https://x.operations.high.microsoftdynamics.us', auth: 'none' },
  ];
  const withSignIn = await startTestHost({ config: { environments, auth: { clientId: 'a' } } });
  const { headers } = await ask(withSignIn.url, { headers: PAGE });
  expect(headers['content-security-policy']).toContain(
    "connect-src 'self' https://login.microsoftonline.com https://login.partner.microsoftonline.cn;",
  );
  const without = await ask((await startTestHost({ config: { environments } })).url, {
    headers: PAGE,
  });
  expect(without.headers['content-security-policy']).toContain("connect-src 'self';");
});

test('authorities of single environments are allowed, tenants of one cloud by its one host', async () => {
  const environments = [
    { name: 'A', url: 'https://a.example', authority: 'https://login.microsoftonline.com/a.com' },
    { name: 'B', url: 'https://b.example', authority: 'https://login.microsoftonline.com/b.com' },
    { name: 'C', url: 'https://c.example', authority: 'https://idp.example:8443/tenant' },
    { name: 'D', url: 'https://d.example', authority: 'https://no.example/t', auth: 'none' },
  ];
  const { url } = await startTestHost({ config: { environments, auth: { clientId: 'a' } } });
  const { headers } = await ask(url, { headers: PAGE });
  expect(headers['content-security-policy']).toContain(
    "connect-src 'self' https://login.microsoftonline.com https://idp.example:8443;",
  );
});

test('they are allowed, too, where the relay reaches such an environment', async () => {
  const auth = { clientId: 'a' };
  const listed = await startTestHost({
    config: { auth, relay: { hosts: ['https://contoso.operations.dynamics.cn'] } },
  });
  const any = await startTestHost({ config: { auth }, allowDynamics: true });
  const policyOf = async (url: string) =>
    (await ask(url, { headers: PAGE })).headers['content-security-policy'];
  expect(await policyOf(listed.url)).toContain(
    "connect-src 'self' https://login.microsoftonline.com https://login.partner.microsoftonline.cn;",
  );
  expect(await policyOf(any.url)).toContain(
    "connect-src 'self' https://login.microsoftonline.com https://login.microsoftonline.us https://login.partner.microsoftonline.cn;",
  );
});

test('a sign-in comes back to a page of its own', async () => {
  const appFolder = createAppFolder();
  mkdirSync(join(appFolder, 'auth'));
  const page = `<title>Signing in</title>${'<p></p>'.repeat(200)}`;
  writeFileSync(join(appFolder, 'auth/index.html'), page);
  await compressApp(appFolder);
  const { url } = await startTestHost({ appFolder });
  const { status, text, headers } = await ask(`${url}auth?state=1`, { headers: PAGE });
  expect([status, text]).toEqual([200, page]);
  expect(headers['cache-control']).toBe('no-cache');
  const compressed = await open(`${url}auth`, { headers: { 'accept-encoding': 'br', ...PAGE } });
  expect(String(brotliDecompressSync(Buffer.concat(await compressed.toArray())))).toBe(page);
});

test('what carries a digest in its name is kept for a year, everything else is asked again', async () => {
  const { url } = await startTestHost();
  const cacheOf = async (path: string) => (await ask(url + path)).headers['cache-control'];
  expect(await cacheOf('assets/main-B1c2D3e4.js')).toBe('public, max-age=31536000, immutable');
  expect(await cacheOf('')).toBe('no-cache');
  expect(await cacheOf('index.html')).toBe('no-cache');
  expect(await cacheOf('sw.js')).toBe('no-cache');
});

test('files travel compressed, under the same rules', async () => {
  const appFolder = createAppFolder();
  await compressApp(appFolder);
  const { url } = await startTestHost({ appFolder });
  const headers = { 'accept-encoding': 'gzip, br', ...PAGE };
  for (const [path, cacheControl] of [
    ['assets/main-B1c2D3e4.js', 'public, max-age=31536000, immutable'],
    ['', 'no-cache'],
    ['e/demo.localhost/CustomersV3', 'no-cache'],
  ]) {
    const response = await open(url + path, { headers });
    expect(response.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': cacheControl,
      vary: 'accept-encoding',
    });
    const file = path?.startsWith('assets') ? path : 'index.html';
    const body = brotliDecompressSync(Buffer.concat(await response.toArray()));
    expect(body).toEqual(readFileSync(join(appFolder, file)));
  }
});

test('a file is compressed again only when it has changed', async () => {
  const appFolder = createAppFolder();
  const page = join(appFolder, 'index.html');
  await compressApp(appFolder);
  const first = statSync(`${page}.br`).mtimeMs;
  await compressApp(appFolder);
  expect(statSync(`${page}.br`).mtimeMs).toBe(first);

  const changed = 'changed '.repeat(1000);
  writeFileSync(page, changed);
  utimesSync(page, new Date(), new Date(Date.now() + 60_000));
  await compressApp(appFolder);
  expect(String(brotliDecompressSync(readFileSync(`${page}.br`)))).toBe(changed);
});

test.each([
  'e/demo.localhost/CustomersV3',
  'e/127.0.0.1:7101/Name.With.Dots',
  'search?q=customer%20delivery',
  'v/%40SYS1',
])('the address of a page opens the app: %s', async (path) => {
  const { url } = await startTestHost();
  for (const headers of [PAGE, { 'sec-fetch-dest': 'document' }]) {
    const reply = await ask(url + path, { headers });
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(reply.text).toContain('<title>Atlas</title>');
  }
});

const missing: readonly (readonly [string, string, Record<string, string>])[] = [
  ['GET', 'assets/old-00000000.js', PAGE],
  ['GET', 'logo.png', { accept: 'image/*' }],
  ['GET', 'module.js', { 'sec-fetch-dest': 'script', ...PAGE }],
  ['POST', 'e/demo.localhost/CustomersV3', PAGE],
];

test.each(missing)('%s %s is not there', async (method, path, headers) => {
  const { url } = await startTestHost();
  expect((await ask(url + path, { method, headers })).status).toBe(404);
});

test('an address that cannot be read is refused', async () => {
  const { url } = await startTestHost();
  const reply = await ask(`${url}e/%zz`, { headers: PAGE });
  expect([reply.status, reply.text]).toEqual([400, 'The address is malformed.\n']);
});

test('a hidden file is not served', async () => {
  const appFolder = createAppFolder();
  writeFileSync(join(appFolder, '.env'), 'secret');
  const { url } = await startTestHost({ appFolder });
  expect((await ask(`${url}.env`)).status).toBe(404);
});

test('nothing outside the built app is served', async () => {
  const outside = createFolder();
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  const { url } = await startTestHost();
  const target = join(outside, 'secret.txt').slice(tmpdir().length);
  for (const path of [`..${target}`, `%2e%2e${target}`, `assets/../..${target}`, '..%5csecret']) {
    const reply = await ask(url + path);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.text).not.toContain('secret');
  }
});

test('/config.json tells the configuration, with the demo environments', async () => {
  const environments = [{ name: 'UAT', url: 'https://uat.example', kind: 'test' }];
  const startDemo = () => Promise.reject(new Error('not asked'));
  const { url } = await startTestHost({ config: { environments }, startDemo });
  const reply = await ask(`${url}config.json`);
  expect(reply.headers['cache-control']).toBe('no-store');
  const served = servedConfigSchema.parse(JSON.parse(reply.text));
  expect(served).toEqual({
    relay: { hosts: [] },
    environments: [
      {
        name: 'UAT',
        url: 'https://uat.example',
        auth: 'entra',
        transport: 'relay',
        kind: 'test',
      },
    ],
    auth: { knownAuthorities: [] },
    assistant: { enabled: false },
    demo: true,
    relayReach: 'listed',
    demoEnvironments: [
      {
        name: 'Demo 10.0.43',
        url: 'http://demo.localhost',
        auth: 'none',
        transport: 'relay',
        kind: 'demo',
      },
      {
        name: 'Demo 10.0.44',
        url: 'http://demo-next.localhost',
        auth: 'none',
        transport: 'relay',
        kind: 'demo',
      },
    ],
  });
});

test('/config.json tells that the relay reaches every environment of Finance & Operations', async () => {
  const { url } = await startTestHost({ allowDynamics: true });
  const served = JSON.parse((await ask(`${url}config.json`)).text);
  expect(servedConfigSchema.parse(served).relayReach).toBe('dynamics');
  expect(servedConfigSchema.parse({}).relayReach).toBe('none');
});

test('without the demo, none is listed and none is reached', async () => {
  const { url } = await startTestHost({ config: { demo: false } });
  expect(JSON.parse((await ask(`${url}config.json`)).text)).toMatchObject({ demoEnvironments: [] });
  const reply = await ask(`${url}relay/demo.localhost/data`, { headers: FROM_APP });
  expect(reply.status).toBe(403);
});
