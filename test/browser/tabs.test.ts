import { callTool, openApp, startDemoSync } from './demo-sync.ts';
import { expect } from './fixtures.ts';
import { openSynced, test } from './small-demo.ts';

test('a second tab searches while the first one syncs, and goes on when that is closed', async ({
  page,
  context,
  host,
  demo,
}) => {
  await openSynced(page, host.url, demo);
  const second = await context.newPage();
  await openApp(second, host.url);

  // For as long as everything below takes.
  demo.setKnobs({ hang: ['label'] });
  const session = await startDemoSync(page, 'labels_only', 'UAT');
  const progress = () => callTool(second, 'd365fo_get_sync_progress', { session_id: session });
  const box = second.getByRole('combobox', { name: 'Search' });
  await box.fill('customer');
  await expect(second.getByRole('option').first()).toContainText('Customer');
  expect(await progress()).toMatchObject({ status: 'running' });

  await page.close();
  await box.fill('vendor');
  await expect(second.getByRole('option').first()).toContainText('Vend');
});

test('what one tab brings appears in the other', async ({ page, context, host, demo }) => {
  const second = await context.newPage();
  await second.goto(host.url);
  await openSynced(page, host.url, demo);
  await second.getByRole('combobox', { name: 'Search' }).fill('CustomersV3');
  await expect(second.getByRole('option').first()).toContainText('CustomersV3');
});
