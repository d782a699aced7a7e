import type { Page } from '@playwright/test';
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

  const phases = page.getByRole('list', { name: 'Phases' });
  await expect(phases.getByRole('listitem')).toHaveCount(8);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Sync of Demo/);
  await expect(page.getByText('You can search already.')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Completed' })).toBeVisible({
    timeout: 90_000,
  });
  await expect(phases).toContainText(/4,7\d\d entities/);

  await findsDeliveryTerms(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await host.stop();
  await context.setOffline(true);
  complaints.expect(/net::ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|FAILED)/);
  await page.goto(host.url);
  await findsDeliveryTerms(page);
});

/** In the first three, as whoever types it expects. */
async function findsDeliveryTerms(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search' }).fill(WORDS);
  const firstThree = page.getByRole('option').filter({ visible: true });
  await expect
    .poll(async () => (await firstThree.allTextContents()).slice(0, 3).join('\n'))
    .toMatch(/DeliveryTerms[^\n]*CustomersV3/);
}
