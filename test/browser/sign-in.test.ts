import type { Page } from '@playwright/test';
import { EVENTS_CHANNEL, LOBBY_CHANNEL } from '#contract/channels.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { SIGN_OUT_CHANNEL } from '../../src/auth/sign-in.ts';
import { expectCompleted } from './demo-sync.ts';
import { expect, test as base } from './fixtures.ts';
import type { HostStart } from './host-process.ts';
import { CLIENT_ID, logIn, SignInProvider } from './sign-in-provider.ts';

interface Fixtures {
  readonly provider: SignInProvider;
  /** Wants a token that is good for its own address. */
  readonly environment: DemoEnvironment;
  /** What the environment expects as audience where it is not its address. */
  readonly audience: string | null;
  readonly signInService: void;
}

const test = base.extend<Fixtures>({
  audience: [null, { option: true }],
  provider: async ({}, use) => {
    const provider = await SignInProvider.listen();
    await use(provider);
    provider.close();
  },
  environment: async ({ provider, audience }, use) => {
    const environment = await startDemoEnvironment({
      scale: 'small',
      knobs: { auth: 'bearer' },
      verifyToken: (token) => provider.isGood(token, audience ?? environment.url),
    });
    await use(environment);
    await environment.close();
  },
  hostStart: async ({ provider, environment }, use) => {
    const { host } = new URL(provider.authority);
    const start: HostStart = {
      config: {
        assistant: { enabled: true },
        demo: false,
        relay: { hosts: [environment.url] },
        environments: [{ name: 'UAT', url: environment.url, auth: 'entra' }],
        auth: { clientId: CLIENT_ID, authority: provider.authority, knownAuthorities: [host] },
      },
    };
    await use(start);
  },
  signInService: [
    async ({ provider, environment, host }, use) => {
      await provider.serve({ appUrl: host.url, environmentUrls: [environment.url] });
      await use();
    },
    { auto: true },
  ],
});

test.use({ ignoreHTTPSErrors: true });

test('an environment is connected by signing in, and tokens are renewed while it is synced', async ({
  page,
  context,
  host,
  provider,
  environment,
}) => {
  provider.tokenLifetimeSeconds = 4;
  const latencyMs = { dataEntities: 1500, publicEntities: 1500, publicEnumerations: 1500 };
  environment.setKnobs({ latencyMs });
  const secrets = watchForSecrets(page);
  const listener = await context.newPage();
  await listener.goto(`${host.url}auth`);
  await listenToChannels(listener);
  await page.goto(host.url);
  expect(await loadedMsal(page)).toBe(false);
  await connectAndSignIn(page, 'ada@contoso.example');

  await expect(page).toHaveURL(/\/environments\?env=/);
  await expect(row(page)).toContainText('signed in as ada@contoso.example');
  await expect(row(page)).toContainText(/version 10\.0/);
  await row(page).getByRole('button', { name: 'Sync', exact: true }).click();
  await expectCompleted(page);
  expect(provider.redeemed.authorization_code).toBe(1);
  expect(provider.redeemed.refresh_token).toBeGreaterThan(0);

  expect(secrets.tokens.size).toBeGreaterThanOrEqual(4);
  // A page of the same origin without the app.
  await page.goto(`${host.url}auth`);
  const kept = await readAllThatIsKept(page);
  expect(kept.length).toBeGreaterThan(100_000);
  const heard = await readHeard(listener);
  expect(heard).toContain('sync_changed');
  expect(host.log).toContain('ready at');
  const addresses = secrets.told.join('\n');
  expect(addresses).toContain('/metadata/PublicEntities'); // those of the worker are among them
  const told = [kept, heard, host.log, addresses].join('\n');
  expect([...secrets.tokens].filter((token) => told.includes(token))).toEqual([]);
});

test('a sync whose session has ended waits for a sign-in, and goes on as the same sync', async ({
  page,
  host,
  provider,
  environment,
  complaints,
}) => {
  complaints.expect(/400 .*\/token/);
  await page.goto(host.url);
  await connectAndSignIn(page, 'ada@contoso.example');
  await expect(row(page)).toContainText(/version 10\.0/);

  await provider.endSessions();
  environment.setKnobs({
    rejections: [{ path: 'PublicEnumerations', status: 401, times: 1 }],
  });
  await row(page).getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText('Sign in again to continue.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Sync waits: sign in again/ })).toBeVisible();
  const address = page.url();
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expectCompleted(page);
  expect(page.url()).toBe(address);
  expect(environment.requests.read().counts.publicEntities).toBe(1);
});

test('what a claims challenge asks for is asked of the sign-in service, and then of the user', async ({
  page,
  host,
  provider,
  environment,
  complaints,
}) => {
  complaints.expect(/400 .*\/token/);
  const asked: string[] = [];
  page.on('request', (request) => {
    const sent = request.isNavigationRequest()
      ? new URL(request.url()).searchParams
      : new URLSearchParams(request.postData() ?? '');
    const claims = sent.get('claims');
    if (claims?.includes('1700000000')) asked.push(new URL(request.url()).pathname);
  });
  await page.goto(host.url);
  await connectAndSignIn(page, 'ada@contoso.example');
  await expect(row(page)).toContainText(/version 10\.0/);

  await provider.endSessions();
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
  environment.setKnobs({
    rejections: [{ path: 'PublicEnumerations', status: 401, times: 1, claims }],
  });
  await row(page).getByRole('button', { name: 'Sync', exact: true }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Sign in' }).click();
  await expectCompleted(page);
  // By refresh token, by redirect, and with the code that came back.
  expect(asked.map((path) => path.split('/').at(-1))).toEqual(['token', 'auth', 'token']);
});

test('the sign-in of one tab serves the sync of another', async ({ page, context, host }) => {
  await page.goto(host.url);
  // The first tab has the database, and never signs in.
  await expect(page.getByRole('button', { name: 'Connect an environment' })).toBeVisible();
  const other = await context.newPage();
  await other.goto(host.url);
  await connectAndSignIn(other, 'ada@contoso.example');
  await expect(row(other)).toContainText('signed in as');

  await page.goto(`${host.url}environments`);
  await row(page).getByRole('button', { name: 'Sync', exact: true }).click();
  await expectCompleted(page);
  expect(await loadedMsal(page)).toBe(false);
});

test('whoever declines to sign in is told so, and may try again', async ({ page, host }) => {
  await page.goto(host.url);
  await openConnectDialog(page);
  await page.getByRole('button', { name: 'Connect UAT' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/did not succeed: The user has declined to sign in\./)).toBeVisible();
  await row(page).getByRole('button', { name: 'Sign in' }).click();
  await logIn(page, 'ada@contoso.example');
  await expect(row(page)).toContainText('signed in as ada@contoso.example');
});

test('signing out ends it in every tab, and at the sign-in service', async ({
  page,
  context,
  host,
}) => {
  await page.goto(host.url);
  await connectAndSignIn(page, 'ada@contoso.example');
  const other = await context.newPage();
  await other.goto(`${host.url}environments`);
  await row(other).getByRole('button', { name: 'Sign in' }).click();
  // The sign-in service knows the user already, and only asks which account it shall be.
  await logIn(other, 'ada@contoso.example');
  await expect(row(other)).toContainText('signed in as');
  for (const tab of [page, other]) {
    expect(await storedTokens(tab)).toEqual(['accesstoken', 'idtoken', 'refreshtoken']);
  }

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out ada@contoso.example' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(host.url);
  await expect(row(other)).not.toContainText('signed in as');
  for (const tab of [page, other]) await expect.poll(() => storedTokens(tab)).toEqual([]);

  await page.goto(`${host.url}environments`);
  await row(page).getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Test sign-in' })).toBeVisible();
});

test('the page where a sign-in comes back to says so when none is under way', async ({
  page,
  host,
}) => {
  await page.goto(`${host.url}auth`);
  await expect(page.getByText('No sign-in is under way here.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to F&O Atlas' }).click();
  await expect(page.getByRole('button', { name: 'Connect an environment' })).toBeVisible();
});

test.describe('where the environment knows itself by another address', () => {
  test.use({ audience: 'https://other.operations.dynamics.com' });

  test('a token that is refused after renewal is told apart from a missing one', async ({
    page,
    host,
  }) => {
    await page.goto(host.url);
    await connectAndSignIn(page, 'ada@contoso.example');
    await expect(row(page)).toContainText(
      /You are signed in, but 127\.0\.0\.1:\d+ does not accept/,
    );
    await expect(row(page).getByRole('button', { name: 'with another account' })).toBeVisible();
  });
});

test.describe('where the host is not set up for sign-in', () => {
  test.use({
    hostStart: async ({ environment }, use) => {
      const environments = [{ name: 'UAT', url: environment.url, auth: 'entra' }];
      await use({ config: { environments, demo: false } });
    },
  });

  test('the dialog says who has to do something', async ({ page, host }) => {
    await page.goto(host.url);
    await openConnectDialog(page);
    await expect(
      page.getByText(/Sign-in is not set up on this host: its administrator/),
    ).toBeVisible();
    await expect(page.getByText('Not offered because they need a sign-in: UAT.')).toBeVisible();
  });
});

async function openConnectDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect an environment' }).click();
}

/** From any page with the dialog's button, to the page of the environments. */
async function connectAndSignIn(page: Page, user: string): Promise<void> {
  await openConnectDialog(page);
  await page.getByRole('button', { name: 'Connect UAT' }).click();
  await logIn(page, user);
}

function row(page: Page) {
  return page.getByRole('listitem', { name: 'UAT' });
}

/** By the files that the page has fetched. */
function loadedMsal(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('microsoft-sign-in')),
  );
}

/** The kinds that MSAL keeps for this tab, by its keys. */
function storedTokens(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const kinds = Object.keys(sessionStorage).flatMap(
      (key) => /\|((?:access|id|refresh)token)\|/.exec(key)?.[1] ?? [],
    );
    return [...new Set(kinds)].toSorted();
  });
}

/** Every token that the sign-in service gives to this tab, and all addresses and words that are no secret. */
function watchForSecrets(page: Page) {
  const tokens = new Set<string>();
  const told: string[] = [];
  page.on('response', async (response) => {
    if (!new URL(response.url()).pathname.endsWith('/token') || !response.ok()) return;
    const body: Record<string, unknown> = await response.json();
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
      if (typeof body[name] === 'string') tokens.add(body[name]);
    }
  });
  page.on('request', (request) => told.push(request.url()));
  page.on('framenavigated', (frame) => told.push(frame.url()));
  page.on('console', (message) => told.push(message.text()));
  return { tokens, told };
}

/** Those that every tab can listen to. */
async function listenToChannels(page: Page): Promise<void> {
  const ours = [LOBBY_CHANNEL, EVENTS_CHANNEL, SIGN_OUT_CHANNEL];
  await page.evaluate((names) => {
    const heard: string[] = [];
    Reflect.set(window, 'heard', heard);
    for (const name of [...names, 'msal.broadcast.event', 'msal.broadcast.cache']) {
      const channel = new BroadcastChannel(name);
      channel.addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));
    }
  }, ours);
}

function readHeard(page: Page): Promise<string> {
  return page.evaluate(() => Array.from(Reflect.get(window, 'heard')).join('\n'));
}

/** localStorage, IndexedDB, caches and OPFS, as text. The app must not be open in any tab: it holds its files. */
function readAllThatIsKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts = [JSON.stringify(localStorage)];
    const toText = async (blob: Blob) => new TextDecoder('latin1').decode(await blob.arrayBuffer());
    const readFolder = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const handle of folder.values()) {
        if (handle instanceof FileSystemDirectoryHandle) await readFolder(handle);
        else if (handle instanceof FileSystemFileHandle) {
          texts.push(await toText(await handle.getFile()));
        }
      }
    };
    await readFolder(await navigator.storage.getDirectory());
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts.push(request.url);
    }
    for (const { name = '' } of await indexedDB.databases()) texts.push(await readDatabase(name));
    return texts.join('\n');

    async function readDatabase(name: string): Promise<string> {
      const db = await settle(indexedDB.open(name));
      const stores = [...db.objectStoreNames];
      const rows = await Promise.all(
        stores.map((store) => settle(db.transaction(store).objectStore(store).getAll())),
      );
      db.close();
      return `${name} ${JSON.stringify(rows)}`;
    }

    function settle<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no reason given'));
      });
    }
  });
}
