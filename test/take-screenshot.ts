/** Draws the picture of README.md from the product itself: `npm run build && npm run screenshot`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { DEMO, startDemoSync, waitForSync } from './browser/demo-sync.ts';
import { HostProcess } from './browser/host-process.ts';
import { findBrowser } from './find-browser.ts';

const FILE = join(import.meta.dirname, '../docs/screenshot.png');

const found = findBrowser();
if (typeof found === 'string') throw new Error(found);
const host = await HostProcess.start({ config: { assistant: { enabled: true } } });
// A profile on the disk: storing is many times slower in a private window.
const folder = mkdtempSync(join(tmpdir(), 'fo-atlas-screenshot-'));
const browser = await chromium.launchPersistentContext(folder, {
  executablePath: found.path,
  args: ['--no-sandbox', '--disable-gpu', '--enable-features=WebMCP'],
  viewport: { width: 1280, height: 760 },
  deviceScaleFactor: 1.5,
});
const page = await browser.newPage();
await page.goto(host.url);
await page.getByText('Try the demo environment').waitFor();
await waitForSync(page, await startDemoSync(page, 'full'));
await page.goto(`${host.url}e/CustomersV3/f/DeliveryTerms?q=customer+delivery+terms`);
await page.getByRole('heading', { name: 'DeliveryTerms' }).waitFor();
await page.getByRole('option').first().waitFor();
await page.screenshot({ path: FILE });
console.log(`${DEMO} drawn into ${FILE}`);
await browser.close();
await host.stop();
rmSync(folder, { recursive: true, force: true });
