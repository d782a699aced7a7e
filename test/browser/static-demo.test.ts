import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { expect, test } from './fixtures.ts';
import { expectNoBarriers } from './no-barriers.ts';
import { startStaticHost } from './static-host.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Small, but made as `npm run demo-snapshot` makes the large one. */
async function makeDemoSnapshot(file: string): Promise<void> {
  const child = spawn(process.execPath, ['server/make-demo-snapshot.ts', file, 'small'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(0);
}

test('below a path of a host that only has files the app shows itself with its demo snapshot', async ({
  page,
  complaints,
}) => {
  // Such a host has none, and then it is gone.
  complaints.expect(/config\.json/);
  const folder = mkdtempSync(join(tmpdir(), 'fo-atlas-demo-'));
  await buildApp(folder, { ATLAS_BASE: '/atlas/', ATLAS_HAS_DEMO: '1' });
  await makeDemoSnapshot(join(folder, 'demo.foatlas'));
  const host = await startStaticHost(folder, '/atlas/');

  await page.goto(host.url);
  await page.getByRole('button', { name: /Try the demo catalogue/ }).click();
  const preview = page.getByRole('dialog', { name: 'Open a snapshot' });
  await expect(preview.getByRole('list', { name: 'In this snapshot' })).toContainText('Demo');
  await expectNoBarriers(page);
  await preview.getByRole('button', { name: 'Add to this device' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Demo 10.0.43');
  await expect(page).toHaveURL(
    ({ href }) => href.startsWith(host.url) && /[?&]env=demo/.test(href),
  );
  await page.getByRole('combobox', { name: 'Search' }).fill('customer group');
  await expect(page.getByRole('option').first()).toContainText(/customer/i);

  // Without the host, and without asking anybody.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  host.close();
  await page.reload();
  await page.getByRole('combobox', { name: 'Search' }).fill('vendor');
  await expect(page.getByRole('option').first()).toContainText(/vend/i);
  rmSync(folder, { recursive: true });
});
