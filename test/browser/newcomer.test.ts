import type { Page } from '@playwright/test';
import { expectCompleted } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';

const WORDS = 'customer delivery terms';

test('a newcomer tries the demo, searches it, and does so again without a network', async ({
  page,
  context,
  host,
  complaints,
}) => {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Try the demo environment' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Sync of Demo/);
  const phases = page.getByRole('list', { name: 'Phases' });
  await expect(phases.getByRole('listitem')).toHaveCount(8);
  await expect(page.getByText('You can search already.')).toBeVisible();
  await expectCompleted(page);
  await expect(phases).toContainText(/\b4,7\d\d entities/);
  await findsDeliveryTerms(page);

  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const kept = await cachedPaths(page);
  expect(kept).toContain('/index.html');
  expect(kept).toContainEqual(expect.stringMatching(/sqlite3.*\.wasm$/));
  expect(kept.filter((path) => path.startsWith('/relay/'))).toEqual([]);

  await host.stop();
  await context.setOffline(true);
  complaints.expect(/net::ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|FAILED)/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue(WORDS);
  await findsDeliveryTerms(page);
});

/** In the first three, as whoever types it expects. */
async function findsDeliveryTerms(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search' }).fill(WORDS);
  await expect
    .poll(async () => (await page.getByRole('option').allTextContents()).slice(0, 3))
    .toContainEqual(expect.stringMatching(/DeliveryTerms\b[^]*CustomersV3/));
}

async function cachedPaths(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const caches = await Promise.all(
      (await window.caches.keys()).map((name) => window.caches.open(name)),
    );
    const requests = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
    return requests.map(({ url }) => new URL(url).pathname);
  });
}
