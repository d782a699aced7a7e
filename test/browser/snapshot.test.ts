import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import * as z from 'zod/mini';
import { SNAPSHOT_ENDING } from '#contract/snapshot.ts';
import type { DemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import {
  addEnvironment,
  openApp,
  startDemoSync,
  SYNC_TIMEOUT_MS,
  waitForSync,
} from './demo-sync.ts';
import { dropFile } from './drop-file.ts';
import { Complaints, expect } from './fixtures.ts';
import { test, UNKNOWN_LABEL } from './small-demo.ts';

const manifest = z.object({
  file_handlers: z.array(
    z.object({ action: z.string(), accept: z.record(z.string(), z.array(z.string())) }),
  ),
});

/** Syncs an environment and saves its snapshot by the page's own button; gives the file's path. */
async function saveSnapshot(page: Page, url: string, demo: DemoEnvironment): Promise<string> {
  await openApp(page, url);
  await addEnvironment(page, 'UAT', demo);
  await waitForSync(page, await startDemoSync(page, 'full', 'UAT'));
  // A browser without the picker downloads; a test cannot answer the picker of the system.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.getByRole('link', { name: 'Snapshots' }).click();
  await page.getByLabel('Your name').fill('Anna');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a snapshot' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^UAT-10\.0\.[\d.]+\.foatlas$/);
  return saved.path();
}

test('a colleague without access opens a snapshot in a fresh browser and searches it', async ({
  page,
  host,
  demo,
  launchOptions,
  complaints,
}) => {
  complaints.expect(UNKNOWN_LABEL);
  const file = await saveSnapshot(page, host.url, demo);

  const profile = mkdtempSync(join(tmpdir(), 'fo-atlas-colleague-'));
  const context = await chromium.launchPersistentContext(profile, launchOptions);
  const theirs = new Complaints();
  theirs.listenTo(context);
  const colleague = await context.newPage();
  await colleague.goto(host.url);
  await expect(colleague.getByRole('button', { name: 'Connect an environment' })).toBeVisible();
  await dropFile(colleague, file);
  const preview = colleague.getByRole('dialog', { name: 'Open a snapshot' });
  await expect(preview).toContainText(/From Anna, made/);
  await expect(preview.getByRole('list', { name: 'In this snapshot' })).toContainText('UAT');
  await preview.getByRole('button', { name: 'Leave it' }).click();
  await expect(preview).toBeHidden();
  await colleague.getByRole('link', { name: 'Environments' }).click();
  await expect(colleague.getByText('No environment is connected yet.')).toBeVisible();

  await colleague.getByRole('link', { name: 'Snapshots' }).click();
  await colleague.getByLabel('Snapshot file').setInputFiles(file);
  await preview.getByRole('button', { name: 'Add to this device' }).click();
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('UAT');
  await expect(colleague.getByRole('button', { name: /Environment UAT/ })).toContainText(
    'from Anna',
  );
  await colleague.getByRole('combobox', { name: 'Search' }).fill('customer delivery terms');
  await expect(colleague.getByRole('option').first()).toBeVisible();

  await dropFile(colleague, file);
  await expect(preview).toContainText('Everything in it is already on this device.');
  await preview.getByRole('button', { name: 'Show it' }).click();
  await expect(preview).toBeHidden();
  await colleague.getByRole('link', { name: 'Snapshots' }).click();
  const opened = colleague.getByRole('list', { name: 'Opened snapshots' });
  await expect(opened.getByRole('listitem')).toHaveCount(1);

  expect(theirs.unexpected).toEqual([]);
  await context.close();
  rmSync(profile, { recursive: true });
});

test('a link opens a snapshot of this host, and says where it may not load from', async ({
  page,
  host,
  demo,
  complaints,
}) => {
  complaints.expect(UNKNOWN_LABEL);
  const file = await saveSnapshot(page, host.url, demo);
  await page.route('**/shared/uat.foatlas', (route) => route.fulfill({ path: file }));
  await page.goto(`${host.url}?snapshot=${encodeURIComponent(`${host.url}shared/uat.foatlas`)}`);
  const preview = page.getByRole('dialog', { name: 'Open a snapshot' });
  await expect(preview).toContainText(/From Anna/, { timeout: SYNC_TIMEOUT_MS });
  await expect.poll(() => new URL(page.url()).searchParams.has('snapshot')).toBe(false);
  await preview.getByRole('button', { name: 'Leave it' }).click();

  await page.goto(`${host.url}?snapshot=https%3A%2F%2Felsewhere.example%2Fx.foatlas`);
  await expect(preview).toContainText('does not let it load files from elsewhere.example');
});

test('what is no snapshot goes through the door of saved answers', async ({ page, host }) => {
  await page.goto(`${host.url}snapshots`);
  const bytes = Buffer.alloc(5000, 'x');
  const file = { name: 'uat.foatlas', mimeType: 'application/octet-stream', buffer: bytes };
  await page.getByLabel('Snapshot file').setInputFiles(file);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Environments');
  await expect(page.getByRole('list', { name: 'Chosen files' })).toContainText('uat.foatlas');
});

/** What the system hands to the installed app, as far as a page can make it: handles of real files. */
test('a file that the system opens with the installed app is shown before it is added', async ({
  page,
  host,
  demo,
  complaints,
}) => {
  complaints.expect(UNKNOWN_LABEL);
  await page.addInitScript(() => {
    const launchQueue = {
      setConsumer: (consumer: unknown) => Reflect.set(window, 'launchConsumer', consumer),
    };
    Object.defineProperty(window, 'launchQueue', { value: launchQueue });
  });
  const path = await saveSnapshot(page, host.url, demo);
  await page.goto(`${host.url}snapshots`);
  await page.waitForFunction(() => Reflect.has(window, 'launchConsumer'));
  await page.evaluate(async (base64) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('from-a-colleague.foatlas', { create: true });
    const writable = await handle.createWritable();
    await writable.write(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
    await writable.close();
    Reflect.get(window, 'launchConsumer')({ files: [handle], targetURL: location.href });
  }, readFileSync(path).toString('base64'));
  const preview = page.getByRole('dialog', { name: 'Open a snapshot' });
  await expect(preview).toContainText(/From Anna, made/);
  await expect(preview).toContainText('Adds 0 of');
});

test('Chromium may install the app, and opens snapshots with it', async ({ page, host }) => {
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: 'Connect an environment' })).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const [handler] = manifest.parse(JSON.parse(data ?? '')).file_handlers;
  expect(handler?.accept).toEqual({ 'application/x-foatlas': [SNAPSHOT_ENDING] });
  const action = new URL(handler?.action ?? '', `${host.url}manifest.webmanifest`);
  expect(action.href).toBe(`${host.url}snapshots`);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
});
