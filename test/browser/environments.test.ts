import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { callTool, DEMO, openApp, syncDemo } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

test('an environment is renamed, given another colour, and removed with what it had', async ({
  page,
  host,
}) => {
  test.slow();
  await openApp(page, host.url);
  await syncDemo(page);
  await page.goto(`${host.url}environments`);

  await page.getByRole('button', { name: `Change ${DEMO}` }).click();
  await expectNoBarriers(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Golden');
  await page.getByRole('radio', { name: 'Production' }).check();
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem', { name: 'Golden' });
  await expect(row.getByRole('heading')).toContainText('Production');
  await expect(page.locator('.line.production')).toBeVisible();

  await page.getByRole('button', { name: 'Remove Golden' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/With it go 1 catalogue, [\d,]+ definitions .* about \d+ MB/);
  await expectNoBarriers(page);
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(row).toBeVisible();

  await page.getByRole('button', { name: 'Remove Golden' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('No environment is connected yet.')).toBeVisible();
  await expect(page.getByText('Golden is removed from this device.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Golden')).toHaveCount(0);
});

test('the way in is checked step by step, and copied as text', async ({ page, context, host }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, host.url);
  await callTool(page, 'd365fo_check_version', { environment: DEMO });
  await page.goto(`${host.url}environments`);
  await page.getByRole('link', { name: `Check connection to ${DEMO}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/environments\/[^/]+\/check/);
  await expect(page.getByRole('status').getByText('Everything works.')).toBeVisible();
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  await expect(steps).toHaveCount(9);
  await expect(steps.first()).toContainText('Address · passed');
  await expectNoBarriers(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoBarriers(page);

  await page.getByRole('button', { name: 'Copy for a support ticket' }).click();
  await expect(page.getByText('The report is on the clipboard.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^F&O Atlas, connection check\nEnvironment: Demo/);
  expect(copied).toMatch(/^9\. Labels: passed\./m);
});
