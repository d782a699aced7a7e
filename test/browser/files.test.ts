import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import * as z from 'zod/mini';
import { callTool, openApp, SYNC_TIMEOUT_MS, waitForSync } from './demo-sync.ts';
import { expect, test as base } from './fixtures.ts';

const test = base.extend<{ readonly demo: DemoEnvironment }>({
  demo: async ({}, use) => {
    const demo = await startDemoEnvironment({ scale: 'small' });
    await use(demo);
    await demo.close();
  },
  hostStart: async ({ demo }, use) => {
    await use({ config: { assistant: { enabled: true }, relay: { hosts: [demo.url] } } });
  },
});

/** The demo environment uses one label that it has no text for. */
const UNKNOWN_LABEL = /404 \(Not Found\) \(.*\/metadata\/Labels\(/;

/** Signs in to the demo environment and runs the script of the app's page there; gives the saved file's path. */
async function collect(app: Page, demo: DemoEnvironment): Promise<string> {
  demo.setKnobs({ auth: 'cookie', refusal: 'page' });
  await app.getByRole('link', { name: 'No relay, no app registration?' }).click();
  const script = (await app.getByLabel('Script', { exact: true }).textContent()) ?? '';
  const bookmarklet = app.getByRole('link', { name: 'Collect for F&O Atlas' });
  expect(await bookmarklet.getAttribute('href')).toBe(`javascript:${encodeURIComponent(script)}`);

  const tab = await app.context().newPage();
  await tab.goto(`${demo.url}/__demo/sign-in`);
  await expect(tab.getByRole('heading', { name: 'Finance and Operations' })).toBeVisible();
  await tab.evaluate(script);
  const panel = tab.getByRole('region', { name: 'F&O Atlas collector' });
  await panel.getByLabel('Label languages').fill('en-US');
  const download = tab.waitForEvent('download', { timeout: 120_000 });
  await panel.getByRole('button', { name: 'Start' }).click();
  const path = await (await download).path();
  await expect(panel.getByRole('status')).toContainText('File: saved');
  return path;
}

async function choose(page: Page, path: string): Promise<void> {
  // What a file is called says nothing.
  const file = { name: 'download', mimeType: 'application/octet-stream' };
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ ...file, buffer: readFileSync(path) });
}

async function drop(page: Page, path: string): Promise<void> {
  const content = readFileSync(path).toString('base64');
  const dataTransfer = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'download'));
    return transfer;
  }, content);
  await page.dispatchEvent('main', 'dragover', { dataTransfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer });
}

const sessionStart = z.object({ session_id: z.string() });

test('what the collector saves gives the catalogue that the service gives', async ({
  page,
  host,
  demo,
  complaints,
}) => {
  complaints.expect(UNKNOWN_LABEL);
  await openApp(page, `${host.url}environments`);
  const path = await collect(page, demo);
  await page.getByRole('link', { name: 'Environments page' }).click();
  await choose(page, path);
  await expect(page.getByText('Everything of a catalogue is here.')).toBeVisible();
  await page.getByLabel('Name of the environment').fill('Collected');
  await page.getByRole('button', { name: 'Read these files' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Completed' })).toBeVisible({
    timeout: SYNC_TIMEOUT_MS,
  });

  demo.setKnobs({ auth: 'none' });
  const address = { name: 'Service', url: demo.url, auth: 'none', transport: 'relay' };
  await callTool(page, 'd365fo_add_environment', address);
  const service = { environment: 'Service', strategy: 'full_without_labels' };
  const started = await callTool(page, 'd365fo_start_sync', service);
  await waitForSync(page, sessionStart.parse(started).session_id);
  // Catalogues of one version with one digest are stored once.
  const statistics = await callTool(page, 'd365fo_cache_statistics');
  expect(statistics).toMatchObject({
    versions: 1,
    catalogs: 1,
    environments: [
      { environment: 'Collected', catalog: 'complete' },
      { environment: 'Service', catalog: 'complete' },
    ],
  });
});

test('labels that were stopped are continued with the saved file', async ({
  page,
  host,
  demo,
  complaints,
}) => {
  complaints.expect(UNKNOWN_LABEL);
  await openApp(page, `${host.url}collector`);
  demo.setKnobs({ auth: 'cookie', latencyMs: { label: 200 } });
  const script = (await page.getByLabel('Script', { exact: true }).textContent()) ?? '';
  const tab = await page.context().newPage();
  await tab.goto(`${demo.url}/__demo/sign-in`);
  await tab.evaluate(script);
  const panel = tab.getByRole('region', { name: 'F&O Atlas collector' });
  await panel.getByRole('button', { name: 'Start' }).click();
  await expect(panel.getByText(/^Labels: \d+ of/)).toBeVisible();
  const first = tab.waitForEvent('download');
  await panel.getByRole('button', { name: 'Stop and save' }).click();
  const earlier = await (await first).path();
  await expect(panel.getByText(/^File: saved, \d+ labels can be collected later/)).toBeVisible();

  demo.setKnobs({ latencyMs: {} });
  demo.requests.reset();
  await panel.getByLabel('Only the labels that this earlier file lacks').setInputFiles(earlier);
  const second = tab.waitForEvent('download', { timeout: 120_000 });
  await panel.getByRole('button', { name: 'Start' }).click();
  const rest = await (await second).path();
  expect(demo.requests.read().counts.publicEntities).toBe(0);

  await page.goto(`${host.url}environments`);
  await choose(page, earlier);
  await drop(page, rest);
  await expect(page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem')).toHaveCount(
    2,
  );
  await page.getByRole('button', { name: 'Read these files' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Completed' })).toBeVisible({
    timeout: SYNC_TIMEOUT_MS,
  });
  const tool = await callTool(page, 'd365fo_cache_statistics');
  const coverage = z.object({ known: z.number(), unknown: z.number(), total: z.number() });
  const { environments } = z
    .object({ environments: z.array(z.object({ labels: z.record(z.string(), coverage) })) })
    .parse(tool);
  const labels = environments[0]?.labels['en-US'];
  expect(labels?.total).toBeGreaterThan(0);
  expect((labels?.known ?? 0) + (labels?.unknown ?? 0)).toBe(labels?.total);
});
