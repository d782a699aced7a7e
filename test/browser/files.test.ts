import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { DemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import * as z from 'zod/mini';
import { addEnvironment, callTool, expectCompleted, openApp, syncDemo } from './demo-sync.ts';
import { dropFile } from './drop-file.ts';
import { expect } from './fixtures.ts';
import { test, UNKNOWN_LABEL } from './small-demo.ts';

interface CollectorTab {
  readonly tab: Page;
  readonly panel: Locator;
}

/** Signs in to the demo environment, as a browser does, and runs there what the app's page gives. */
async function openCollector(
  app: Page,
  demo: DemoEnvironment,
  form: 'script' | 'bookmarklet',
): Promise<CollectorTab> {
  demo.setKnobs({ auth: 'cookie', refusal: 'page' });
  const script = (await app.getByLabel('Script', { exact: true }).textContent()) ?? '';
  const bookmark = app.getByRole('link', { name: 'Collect for F&O Atlas' });
  const address = (await bookmark.getAttribute('href')) ?? '';
  expect(address).toMatch(/^javascript:/);

  const tab = await app.context().newPage();
  await tab.goto(`${demo.url}/__demo/sign-in`);
  await expect(tab.getByRole('heading', { name: 'Finance and Operations' })).toBeVisible();
  if (form === 'script') await tab.evaluate(script);
  else await tab.evaluate((bookmarklet) => void (location.href = bookmarklet), address);
  const panel = tab.getByRole('region', { name: 'F&O Atlas collector' });
  await expect(panel).toBeVisible();
  // A bookmarklet that has a result replaces the page by it.
  await expect(tab.getByRole('heading', { name: 'Finance and Operations' })).toBeVisible();
  return { tab, panel };
}

async function choose(page: Page, path: string): Promise<void> {
  // What a file is called says nothing.
  const file = { name: 'download', mimeType: 'application/octet-stream' };
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ ...file, buffer: readFileSync(path) });
}

test('what the collector saves, stopped and continued, gives the catalogue that the service gives', async ({
  page,
  host,
  demo,
  complaints,
}) => {
  complaints.expect(UNKNOWN_LABEL);
  await openApp(page, `${host.url}collector`);
  demo.setKnobs({ latencyMs: { label: 200 } });
  const { tab, panel } = await openCollector(page, demo, 'script');
  await panel.getByLabel('Label languages').fill('en-US');
  await panel.getByRole('button', { name: 'Start' }).click();
  await expect(panel.getByText(/^Labels: \d+ of/)).toBeVisible();
  const first = tab.waitForEvent('download');
  await panel.getByRole('button', { name: 'Stop and save' }).click();
  const earlier = await (await first).path();
  await expect(panel.getByText(/^File: saved, \d+ labels can be collected later/)).toBeVisible();

  demo.setKnobs({ latencyMs: {} });
  demo.requests.reset();
  await panel.getByLabel('Only what this earlier file lacks').setInputFiles(earlier);
  const second = tab.waitForEvent('download', { timeout: 120_000 });
  await panel.getByRole('button', { name: 'Start' }).click();
  const rest = await (await second).path();
  expect(demo.requests.read().counts.publicEntities).toBe(0);

  await page.getByRole('link', { name: 'Environments page' }).click();
  await choose(page, earlier);
  await dropFile(page, rest);
  await expect(page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem')).toHaveCount(
    2,
  );
  await expect(page.getByText('Everything of a catalogue is here.')).toBeVisible();
  await page.getByLabel('Name of the environment').fill('Collected');
  await readFiles(page);
  const tool = await callTool(page, 'd365fo_cache_statistics');
  const coverage = z.object({ known: z.number(), unknown: z.number(), total: z.number() });
  const { environments } = z
    .object({ environments: z.array(z.object({ labels: z.record(z.string(), coverage) })) })
    .parse(tool);
  const labels = environments[0]?.labels['en-US'];
  expect(labels?.total).toBeGreaterThan(0);
  expect((labels?.known ?? 0) + (labels?.unknown ?? 0)).toBe(labels?.total);

  demo.setKnobs({ auth: 'none' });
  await addEnvironment(page, 'Service', demo);
  await syncDemo(page, 'Service');
  // Catalogues of one version with one digest are stored once.
  expect(await callTool(page, 'd365fo_cache_statistics')).toMatchObject({
    versions: 1,
    catalogs: 1,
    environments: [
      { environment: 'Collected', catalog: 'complete' },
      { environment: 'Service', catalog: 'complete' },
    ],
  });
});

test('a collector that is stopped in the lists saves what is complete, and goes on with that file', async ({
  page,
  host,
  demo,
}) => {
  await openApp(page, `${host.url}collector`);
  demo.setKnobs({ hang: ['publicEntities'] });
  const { tab, panel } = await openCollector(page, demo, 'bookmarklet');
  await panel.getByLabel('Label languages').fill('');
  await panel.getByRole('button', { name: 'Start' }).click();
  await expect(panel.getByText('Public entities: asking')).toBeVisible();
  const first = tab.waitForEvent('download');
  await panel.getByRole('button', { name: 'Stop and save' }).click();
  const earlier = await (await first).path();
  await expect(panel.getByText('Public entities: missing: stopped')).toBeVisible();
  await expect(panel.getByText('Enumerations: missing')).toBeVisible();
  await expect(
    panel.getByText('File: saved, 2 of the lists can be collected later with this file'),
  ).toBeVisible();

  demo.setKnobs({ hang: [] });
  demo.requests.reset();
  await panel.getByLabel('Only what this earlier file lacks').setInputFiles(earlier);
  const second = tab.waitForEvent('download');
  await panel.getByRole('button', { name: 'Start' }).click();
  const rest = await (await second).path();
  await expect(panel.getByText('File: saved', { exact: true })).toBeVisible();
  expect(demo.requests.read().counts).toMatchObject({ dataEntities: 0, publicEntities: 1 });

  await page.goto(`${host.url}environments`);
  await choose(page, earlier);
  await dropFile(page, rest);
  await expect(page.getByText('Not in these files: labels.')).toBeVisible();
  await readFiles(page);
  await expect(page.getByRole('list', { name: 'Phases' })).toContainText('Entities and fields');
});

test('$metadata gives a part of a catalogue, and says what it lacks', async ({
  page,
  host,
  demo,
}) => {
  await openApp(page, `${host.url}environments`);
  const edmx = Buffer.from(await (await fetch(`${demo.url}/data/$metadata`)).arrayBuffer());
  await page.locator('input[type=file]').setInputFiles({
    name: 'download',
    mimeType: 'application/xml',
    buffer: edmx,
  });
  await expect(page.getByText(/^public entities: \d+$/)).toBeVisible();
  await expect(page.getByText(/From \$metadata, which does not tell: fixed/)).toBeVisible();
  await expect(page.getByText(/^Not in these files: .*data entities, labels\.$/)).toBeVisible();
  await readFiles(page);
  const warnings = page.getByRole('list', { name: 'Warnings' });
  await expect(warnings).toContainText('made from $metadata, which does not tell');
  await expect(page.getByRole('listitem').filter({ hasText: 'in part' })).toHaveCount(2);
});

test('files that were closed with their tab are asked for, and chosen again go on', async ({
  page,
  host,
  demo,
}) => {
  const save = async (name: string) =>
    Buffer.from(await (await fetch(`${demo.url}/metadata/${name}`)).arrayBuffer());
  const pick = (buffer: Buffer) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'download', mimeType: 'application/json', buffer });
  await openApp(page, `${host.url}environments`);
  await pick(await save('DataEntities'));
  await page.getByLabel('Name of the environment').fill('Saved');
  await readFiles(page);

  // The engine of the tab is gone with the page, and the files with it.
  await openApp(page, `${host.url}sync`);
  await callTool(page, 'd365fo_start_sync', { environment: 'Saved' });
  await expect(page.getByRole('alert')).toContainText('The files of Saved are no longer open');
  await page.getByRole('link', { name: 'Choose the files' }).click();
  await expect(page.getByText(/The files of Saved were closed before/)).toBeVisible();
  await pick(await save('PublicEntities'));
  const add = page.getByRole('button', { name: 'Add to Saved' });
  await add.click();
  await expectCompleted(page);
  await page.goto(`${host.url}environments`);
  await expect(page.getByText(/The files of Saved were closed before/)).toHaveCount(0);
});

async function readFiles(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Read these files' }).click();
  await expectCompleted(page);
}
