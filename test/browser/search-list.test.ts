import type { Page } from '@playwright/test';
import { syncDemo } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';

test('the page follows the walk through the list, and back leads to the search', async ({
  page,
  host,
}) => {
  await page.goto(host.url);
  await syncDemo(page);
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('CustomersV3');
  await expect(chosen(page)).toHaveCount(0);

  await box.press('ArrowDown');
  await expect(heading(page)).toHaveText('CustomersV3');
  await expect(page).toHaveURL(/\/e\/CustomersV3\?q=CustomersV3/);
  await expect(chosen(page)).toContainText('CustomersV3');
  await box.press('ArrowDown');
  await expect(heading(page)).not.toHaveText('CustomersV3');
  await expect(box).toBeFocused();

  await box.press('Enter');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();

  await page.goBack();
  await expect(page).toHaveURL(/\/search\?q=CustomersV3/);
  await expect(box).toHaveValue('CustomersV3');
});

test('typing leaves one entry in the history, however long it takes', async ({ page, host }) => {
  await page.goto(host.url);
  await syncDemo(page);
  await page.goto(`${host.url}environments`);
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.pressSequentially('vend');
  await expect(page).toHaveURL(/q=vend&/);
  await box.pressSequentially('ors');
  await expect(page).toHaveURL(/q=vendors&/);

  await page.goBack();
  await expect(heading(page)).toHaveText('Environments');
  await expect(box).toHaveValue('');
});

test('on a narrow screen list and page are two steps', async ({ page, host }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(host.url);
  await syncDemo(page);
  await page.getByRole('combobox', { name: 'Search' }).fill('CustomersV3');
  await page.getByRole('option').first().click();
  await expect(heading(page)).toHaveText('CustomersV3');
  await expect(page.getByRole('option')).toHaveCount(0);

  await page.getByRole('button', { name: 'Results' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('a field leads to where it was chosen', async ({ page, host }) => {
  await page.goto(host.url);
  await syncDemo(page);
  await page.goto(`${host.url}e/CustomersV3`);
  const fields = page.getByRole('table', { name: 'Fields of CustomersV3' });
  const count = Number(await fields.getAttribute('aria-rowcount')) - 1;
  expect(count).toBeGreaterThan(100);
  expect(await fields.getByRole('row').count()).toBeLessThan(count / 2);

  await page.getByRole('searchbox', { name: /^Filter/ }).fill('delivery terms');
  await fields.getByRole('link', { name: 'DeliveryTerms', exact: true }).click();
  await expect(heading(page)).toHaveText('DeliveryTerms');
  await expect(page.getByText('$select=dataAreaId,CustomerAccount,DeliveryTerms')).toBeVisible();
  await page.goBack();
  await expect(heading(page)).toHaveText('CustomersV3');
});

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 });
}

function chosen(page: Page) {
  return page.getByRole('option', { selected: true });
}
