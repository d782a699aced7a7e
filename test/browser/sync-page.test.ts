import { callTool, startDemoSync } from './demo-sync.ts';
import { expect } from './fixtures.ts';
import { openSynced, test } from './small-demo.ts';

test('a sync stands still when it is paused, after a reload too, and goes on by hand', async ({
  page,
  host,
  demo,
}) => {
  await openSynced(page, host.url, demo);
  // For as long as everything below takes.
  demo.setKnobs({ hang: ['label'] });
  const session = await startDemoSync(page, 'labels_only', 'UAT');
  await page.goto(`${host.url}sync`);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('status').getByText('Paused')).toBeVisible();

  await page.reload();
  await expect(page.getByRole('status').getByText('Paused')).toBeVisible();
  expect(await callTool(page, 'd365fo_list_sync_sessions')).toMatchObject({
    sessions: [{ session_id: session, isPaused: true }],
  });
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the sync' }).click();
  await expect(page.getByRole('status').getByText('Cancelled')).toBeVisible();
  await expect(page.getByRole('table', { name: 'History of syncs' })).toContainText('cancelled');
});

test('what to sync is chosen beside the button, the recommended way first', async ({
  page,
  host,
  demo,
}) => {
  await openSynced(page, host.url, demo);
  await page.goto(`${host.url}environments`);
  await page.getByRole('button', { name: /^Choose what to sync/ }).click();
  const first = page.getByRole('menuitem').first();
  await expect(first).toContainText('Label texts only recommended');
  await page.getByRole('menuitem', { name: /^Entities only/ }).click();
  await expect(page.getByText('Scope: Entities only')).toBeVisible();
});
