import { launch, type Browser, type Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HostProcess } from '../browser/host-process.ts';
import { findFirefox } from '../find-firefox.ts';

const WORDS = 'customer delivery terms';
/** Generous: this tells whether a sync ends, the benchmark how fast. */
const SYNC_TIMEOUT_MS = 180_000;
const firefox = findFirefox();

describe.skipIf(typeof firefox === 'string')('in Firefox', () => {
  let host: HostProcess;
  const opened: Browser[] = [];

  beforeEach(async () => {
    host = await HostProcess.start();
  });

  afterEach(async () => {
    for (const browser of opened.splice(0)) await browser.close();
    await host.stop();
  });

  async function openApp(settings: Readonly<Record<string, boolean>> = {}): Promise<Page> {
    if (typeof firefox === 'string') throw new Error(firefox);
    const browser = await launch({
      browser: 'firefox',
      executablePath: firefox.path,
      extraPrefsFirefox: settings,
      defaultViewport: { width: 1280, height: 800 },
    });
    opened.push(browser);
    return browser.newPage();
  }

  test('a newcomer syncs the demo, finds a field, and finds it again without a network', async () => {
    const page = await openApp();
    const complaints = listenToComplaints(page);
    await page.goto(host.url);
    await page.locator('button ::-p-text(Try the demo environment)').click();
    await page.waitForSelector('[role="status"] ::-p-text(Completed)', {
      timeout: SYNC_TIMEOUT_MS,
    });

    await searchFindsDeliveryTerms(page);
    await page.locator('[role="option"]').click();
    await page.waitForSelector('h1 ::-p-text(DeliveryTerms)');
    const address = page.url();

    await page.reload();
    expect(page.url()).toBe(address);
    await page.waitForSelector('h1 ::-p-text(DeliveryTerms)');
    expect(await page.$('::-p-text(Nothing is kept when this tab closes)')).toBe(null);

    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await host.stop();
    await page.reload();
    await page.waitForSelector('h1 ::-p-text(DeliveryTerms)');
    await searchFindsDeliveryTerms(page);
    expect(complaints).toEqual([]);
  });

  test('without file storage the app says that nothing is kept, and still offers the demo', async () => {
    const page = await openApp({ 'dom.fs.enabled': false });
    await page.goto(host.url);
    await page.waitForSelector('[role="status"] ::-p-text(Nothing is kept when this tab closes)');
    await page.waitForSelector('button ::-p-text(Try the demo environment)');
  });
});

function listenToComplaints(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warn') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(String(error)));
  return heard;
}

/** In the first three, as whoever types it expects. */
async function searchFindsDeliveryTerms(page: Page): Promise<void> {
  await page.locator('[role="combobox"]').fill(WORDS);
  await page.waitForFunction(() => {
    const options = [...document.querySelectorAll('[role="option"]')].slice(0, 3);
    return options.some((option) => /DeliveryTerms\b[^]*CustomersV3/.test(option.textContent));
  });
}
