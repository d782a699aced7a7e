import { callTool, openApp, startDemoSync, syncDemo } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';

test('a second tab searches while the first one syncs, and goes on when that is closed', async ({
  page,
  context,
  host,
}) => {
  await openApp(page, host.url);
  await syncDemo(page);
  const second = await context.newPage();
  await openApp(second, host.url);

  // Labels take long enough for everything below to happen meanwhile.
  const session = await startDemoSync(page, 'labels_only');
  const progress = () => callTool(second, 'd365fo_get_sync_progress', { session_id: session });
  const box = second.getByRole('combobox', { name: 'Search' });
  await box.fill('customer');
  await expect(second.getByRole('option').first()).toContainText('Customer');
  expect(await progress()).toMatchObject({ status: 'running' });

  await page.close();
  await box.fill('vendor');
  await expect(second.getByRole('option').first()).toContainText('Vend');
});

test('what one tab brings appears in the other', async ({ page, context, host }) => {
  const second = await context.newPage();
  await second.goto(host.url);
  await openApp(page, host.url);
  await syncDemo(page);
  await second.getByRole('combobox', { name: 'Search' }).fill('CustomersV3');
  await expect(second.getByRole('option').first()).toContainText('CustomersV3');
});
