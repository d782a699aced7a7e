import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { buildApp } from './build-app.ts';
import { expect, test } from './fixtures.ts';
import { HostProcess } from './host-process.ts';

const ROOT = join(import.meta.dirname, '../..');

test('the app opens at any of its addresses when its host is gone', async ({
  page,
  context,
  host,
  complaints,
}) => {
  await page.goto(host.url);
  await keepsApp(page);
  await host.stop();
  await context.setOffline(true);
  complaints.expect(/net::ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|FAILED)/);

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeVisible();
  await page.goto(`${host.url}environments`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Environments');
  // The host's settings of the last time are known still.
  await expect.poll(async () => (await page.webmcp.tools()).length).toBeGreaterThan(0);
});

test('a new version is offered in every tab and never comes by itself', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(/net::ERR_CONNECTION_REFUSED/);
  const appFolder = mkdtempSync(join(tmpdir(), 'fo-atlas-app-'));
  cpSync(join(ROOT, 'dist'), appFolder, { recursive: true });
  const oldHost = await HostProcess.start({ appFolder });
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(oldHost.url);
    await keepsApp(tab);
    await tab.evaluate(() => Reflect.set(window, 'wasHereBefore', true));
  }
  await oldHost.stop();

  await buildApp(appFolder, { ATLAS_VERSION: '9.9.9' });
  const newHost = await HostProcess.start({ appFolder, port: oldHost.port });
  // What the browser does by itself when the tab is shown again.
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  for (const tab of [page, other]) {
    await expect(tab.getByRole('button', { name: 'Reload' })).toBeVisible();
    expect(await wasHereBefore(tab)).toBe(true);
  }

  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(versionOf(page)).toHaveAttribute('content', '9.9.9');
  expect(await wasHereBefore(other)).toBe(true);
  await other.getByRole('button', { name: 'Reload' }).click();
  await expect(versionOf(other)).toHaveAttribute('content', '9.9.9');

  await newHost.stop();
  rmSync(appFolder, { recursive: true });
});

/** All files are on this device, and the tab is served from there. */
async function keepsApp(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

async function wasHereBefore(page: Page): Promise<boolean> {
  return page.evaluate(() => Reflect.get(window, 'wasHereBefore') === true);
}

function versionOf(page: Page): Locator {
  return page.locator('meta[name="application-version"]');
}
