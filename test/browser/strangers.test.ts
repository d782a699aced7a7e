import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DATABASE_LOCK, EVENTS_CHANNEL, LOBBY_CHANNEL } from '#contract/channels.ts';
import { SIGN_OUT_CHANNEL } from '../../src/auth/sign-in.ts';
import { listen } from '../listen.ts';
import { expect } from './fixtures.ts';
import { HostProcess } from './host-process.ts';
import { openSynced, test } from './small-demo.ts';
import { startStaticHost } from './static-host.ts';

const APP = join(import.meta.dirname, '../../dist');

/** Each way in which a text of a stranger could become script, tried in the page itself. */
async function tryToRun(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const tries: Readonly<Record<string, () => unknown>> = {
      markup: () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
      adjacent: () => document.body.insertAdjacentHTML('beforeend', '<b>'),
      frame: () => document.createElement('iframe').setAttribute('srcdoc', '<script></script>'),
      address: () => (document.createElement('script').src = 'https://evil.example/x.js'),
      text: () => (document.createElement('script').text = 'alert(1)'),
      worker: () => new Worker('data:text/javascript,1'),
      blob: () => new Worker(URL.createObjectURL(new Blob(['1']))),
      policy: () => Reflect.get(window, 'trustedTypes').createPolicy('evil', {}),
      service: () => navigator.serviceWorker.register('collector.js'),
    };
    const outcomes: Record<string, string> = {};
    for (const [name, run] of Object.entries(tries)) {
      outcomes[name] = await Promise.resolve()
        .then(run)
        .then(
          () => 'was let in',
          (error: unknown) => (error instanceof Error ? error.name : 'refused'),
        );
    }
    return outcomes;
  });
}

/** What the browser says of each. */
const REFUSALS = /Content Security Policy|Trusted ?(?:Type|HTML|Script)/i;

const REFUSED = {
  markup: 'TypeError',
  adjacent: 'TypeError',
  frame: 'TypeError',
  address: 'TypeError',
  text: 'TypeError',
  worker: 'TypeError',
  blob: 'TypeError',
  policy: 'TypeError',
  service: 'TypeError',
};

test('no text becomes script, and no script of a stranger is run', async ({
  page,
  host,
  complaints,
}) => {
  await page.goto(host.url);
  // The engine has answered by then: a host that ends before is complained about.
  await expect(page.getByRole('button', { name: 'Connect an environment' })).toBeVisible();
  complaints.expect(REFUSALS);
  expect(await tryToRun(page)).toEqual(REFUSED);
});

test('nor is one where a static host sends no policy', async ({ page, complaints }) => {
  const host = await startStaticHost(APP, '/');
  complaints.expect(/404/);
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: 'Connect an environment' })).toBeVisible();
  complaints.expect(REFUSALS);
  expect(await tryToRun(page)).toEqual(REFUSED);
  host.close();
});

test('a page of another origin reaches nothing by messages, frames or addresses', async ({
  page,
  context,
  host,
  demo,
  complaints,
}) => {
  await openSynced(page, host.url, demo);
  const evil = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Evil</title>');
  });
  const port = await listen(evil);
  complaints.expect(/frame-ancestors|X-Frame-Options|ERR_BLOCKED_BY_RESPONSE|Framing '/i);
  const stranger = await context.newPage();
  await stranger.goto(`http://127.0.0.1:${port}/`);

  const addresses = [
    host.url,
    ...[LOBBY_CHANNEL, EVENTS_CHANNEL, SIGN_OUT_CHANNEL].map((channel) => {
      const state = { id: channel, meta: { interactionType: 'popup' } };
      return `${host.url}auth#code=x&state=${btoa(JSON.stringify(state))}`;
    }),
    `${host.url}auth#code=x&state=${btoa('{"id":"x","meta":{"interactionType":"redirect"}}')}`,
    `${host.url}auth#state=${'%'.repeat(50)}`,
  ];
  for (const target of addresses) {
    const opening = context.waitForEvent('page');
    await stranger.evaluate((url) => {
      const opened = window.open(url);
      for (const message of [
        null,
        'x',
        { kind: 'welcome', tabId: 'x' },
        { type: 'SKIP_WAITING' },
      ]) {
        opened?.postMessage(message, '*');
      }
    }, target);
    const opened = await opening;
    await opened.waitForLoadState().catch(() => {}); // MSAL's page closes what was opened by script
    if (!opened.isClosed()) {
      expect(new URL(opened.url()).origin).toBe(new URL(host.url).origin);
      await opened.close();
    }
  }
  const framed = await stranger.evaluate(async (url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return frame.contentDocument === null ? 'refused' : 'own';
  }, host.url);
  expect(framed).toBe('refused');

  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('CustomersV3');
  await expect(page.getByRole('option').first()).toContainText('CustomersV3');
  evil.close();
  evil.closeAllConnections();
});

test('changed settings say whom the kept page may talk to, from its second start on', async ({
  page,
  complaints,
}) => {
  const other = createServer((_, response) => void response.end('{}'));
  const url = `http://127.0.0.1:${await listen(other)}`;
  const ask = () =>
    page.evaluate(
      (to) =>
        fetch(to, { mode: 'no-cors' }).then(
          ({ type }) => type,
          () => 'refused',
        ),
      url,
    );
  complaints.expect(/Content Security Policy|violates the following|ERR_CONNECTION_REFUSED/);

  const before = await HostProcess.start();
  await page.goto(before.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  expect(await ask()).toBe('refused');

  await before.stop();
  const environments = [{ name: 'Gateway', url, auth: 'none', transport: 'direct' }];
  const after = await HostProcess.start({ port: before.port, config: { environments } });
  await page.reload();
  await page.getByRole('button', { name: 'Connect an environment' }).click();
  // The settings have been read.
  await expect(page.getByRole('button', { name: 'Connect Gateway' })).toBeVisible();
  await page.reload();
  expect(await ask()).toBe('opaque');

  await after.stop();
  other.close();
  other.closeAllConnections();
});

test('a tab that holds the catalogue and hangs is named, and waiting ends with it', async ({
  page,
  context,
  host,
  complaints,
}) => {
  complaints.expect(/favicon\.ico/);
  await page.goto(`${host.url}collector.js`);
  await page.evaluate((lock) => {
    void navigator.locks.request(lock, () => new Promise(() => {}));
  }, DATABASE_LOCK);
  const second = await context.newPage();
  await second.clock.install();
  await second.goto(host.url);
  await expect(second.getByRole('combobox', { name: 'Search' })).toBeVisible();
  await second.clock.fastForward(21_000);
  const notice = second.getByText('The catalogue does not answer.');
  await expect(notice).toBeVisible();
  await page.close();
  await expect(notice).toHaveCount(0);
  await expect(second.getByRole('button', { name: 'Try the demo environment' })).toBeVisible();
});

test('a tab of another version is told to reload, and the others go on', async ({
  page,
  context,
  host,
  demo,
  complaints,
}) => {
  complaints.expect(/favicon\.ico/);
  await openSynced(page, host.url, demo);
  const other = await context.newPage();
  await other.goto(`${host.url}collector.js`);
  const answer = await other.evaluate(async (name) => {
    const lobby = new BroadcastChannel(name);
    const heard = new Promise((resolve) => {
      lobby.addEventListener('message', ({ data }) => {
        if (data.tabId === 'of-another-version') resolve(data.kind);
      });
    });
    const events = new BroadcastChannel('fo-atlas/events/999');
    events.postMessage({ kind: 'catalogs_removed', catalogs: 'all' });
    for (const said of [{}, { kind: 'hello' }, { kind: 'owner', ownerId: 7 }, { kind: 'x' }]) {
      lobby.postMessage(said);
    }
    lobby.postMessage({ kind: 'hello', tabId: 'of-another-version', contractVersion: 999 });
    return heard;
  }, LOBBY_CHANNEL);
  expect(answer).toBe('refused');
  await page.getByRole('combobox', { name: 'Search' }).fill('CustomersV3');
  await expect(page.getByRole('option').first()).toContainText('CustomersV3');
});
