import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { startPlainStore, type PlainStore } from '../sqlite/library/start-plain-store.ts';
import { addEnvironment, callTool, openApp, startDemoSync, waitForSync } from './demo-sync.ts';
import { Complaints, expect, test as base } from './fixtures.ts';
import { expectNoBarriersInBothThemes } from './no-barriers.ts';

const test = base.extend<{
  readonly demoUrl: string;
  readonly store: PlainStore;
  readonly colleague: Page;
}>({
  demoUrl: async ({}, use) => {
    const demo = await startDemoEnvironment({ scale: 'small' });
    await use(demo.url);
    await demo.close();
  },
  store: async ({}, use) => {
    const store = await startPlainStore();
    await use(store);
    await store.stop();
  },
  hostStart: async ({ demoUrl, store }, use) => {
    const config = {
      assistant: { enabled: true },
      relay: { hosts: [demoUrl] },
      library: { url: store.url },
    };
    await use({ config });
  },
  // Another machine.
  colleague: async ({ launchOptions }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'fo-atlas-colleague-'));
    const context = await chromium.launchPersistentContext(profile, launchOptions);
    const complaints = new Complaints();
    complaints.expect(MISSING_FILE);
    complaints.listenTo(context);
    await use(await context.newPage());
    expect(complaints.unexpected).toEqual([]);
    await context.close();
    rmSync(profile, { recursive: true });
  },
});

/** The demo environment uses one label that it has no text for; an empty library has no index. */
const MISSING_FILE = /404 \(Not Found\) \(.*\/(?:metadata\/Labels\(|team\/)/;
/** A conditional PUT of what is there already. */
const OVERTAKEN = /412 \(Precondition Failed\)/;

async function connect(page: Page, url: string, demoUrl: string): Promise<void> {
  await openApp(page, url);
  await addEnvironment(page, 'UAT', { url: demoUrl });
}

async function sync(page: Page): Promise<void> {
  await waitForSync(page, await startDemoSync(page, 'full', 'UAT'));
}

async function addTerm(page: Page, word: string): Promise<void> {
  await page.getByRole('link', { name: 'Glossary' }).click();
  await page.getByRole('button', { name: 'Add a term' }).first().click();
  await page.getByLabel('Term', { exact: true }).fill(word);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('main')).toContainText(word);
}

async function openEnvironment(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Environments' }).click();
  await page
    .getByRole('listitem', { name: 'UAT' })
    .getByRole('link', { name: 'UAT', exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('UAT');
}

async function expectFits(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    // What the mouse rests on shows its tooltip.
    await page.mouse.move(width / 2, 130);
    await expect(page.locator('[data-bits-floating-content-wrapper]')).toHaveCount(0);
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overhang, `at ${width} px`).toBeLessThanOrEqual(0);
    await expectNoBarriersInBothThemes(page);
  }
}

test('one publishes with a button, and a colleague of the same version has it in a moment', async ({
  page,
  host,
  demoUrl,
  store,
  colleague,
  complaints,
}) => {
  complaints.expect(MISSING_FILE);
  complaints.expect(OVERTAKEN);
  await connect(page, host.url, demoUrl);
  await sync(page);
  await addTerm(page, 'Skonto');
  await openEnvironment(page);
  await expect(page.getByText('Nobody has published this version yet.')).toBeVisible();
  await expectFits(page);
  await page.getByLabel('Your name').fill('Anna');
  await page.getByRole('checkbox', { name: /Glossary/ }).check();
  await page.getByRole('button', { name: 'Publish to the team library' }).click();
  const told = page.getByText('with 1 new glossary term');
  await expect(told.first()).toBeVisible();
  expect([...store.files.keys()].toSorted()).toEqual([
    expect.stringMatching(/^[\da-f]{64}\.foatlas$/),
    'index.json',
  ]);
  await expect(page.getByText(/This version is in it since/)).toContainText('1 glossary term');

  await connect(colleague, host.url, demoUrl);
  await callTool(colleague, 'd365fo_check_version', { environment: 'UAT' });
  await colleague.getByRole('link', { name: 'Environments' }).click();
  const row = colleague.getByRole('listitem', { name: 'UAT' });
  await expect(row).toContainText(/Your team has this version: Anna published it/);
  await expectFits(colleague);
  const asked = store.requests.length;
  await row.getByRole('button', { name: /Get it from the team library/ }).click();
  await expect(
    colleague.getByText(/UAT can be searched\. Glossary: 1 term\./).first(),
  ).toBeVisible();
  expect(store.requests.slice(asked)).toEqual([expect.stringMatching(/^GET .*\.foatlas$/)]);
  await colleague.getByRole('combobox', { name: 'Search' }).fill('customer delivery terms');
  await expect(colleague.getByRole('option').first()).toBeVisible();
});

test('everything that was backed up is there again on another machine', async ({
  page,
  host,
  demoUrl,
  colleague,
  complaints,
}) => {
  complaints.expect(MISSING_FILE);
  await connect(page, host.url, demoUrl);
  await sync(page);
  await addTerm(page, 'Skonto');
  await page.getByRole('link', { name: 'Snapshots' }).click();
  await expect(page.getByRole('heading', { name: 'Keep a backup' })).toBeVisible();
  await expectFits(page);
  // A browser without the picker downloads; a test cannot answer the picker of the system.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Back up everything' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^F-O-Atlas-backup-\d{4}-\d\d-\d\d\.foatlas$/);
  await expect(page.getByText(/Everything is backed up/).first()).toBeVisible();

  await colleague.goto(host.url);
  await colleague.getByRole('link', { name: 'Snapshots' }).click();
  await colleague.getByLabel('Snapshot file').setInputFiles(await saved.path());
  const preview = colleague.getByRole('dialog', { name: 'Open a snapshot' });
  await expect(preview).toContainText('This is a backup.');
  await expectFits(colleague);
  await preview.getByRole('button', { name: 'Restore everything' }).click();
  await expect(
    colleague.getByText('Everything in the backup is here again.').first(),
  ).toBeVisible();
  await colleague.getByRole('link', { name: 'Glossary' }).click();
  await expect(colleague.getByRole('main')).toContainText('Skonto');
  await colleague.getByRole('link', { name: 'Environments' }).click();
  const row = colleague.getByRole('listitem', { name: 'UAT' });
  await expect(row).toContainText(new URL(demoUrl).host);
  await expect(row.getByRole('button', { name: 'Sync', exact: true })).toBeVisible();
});
