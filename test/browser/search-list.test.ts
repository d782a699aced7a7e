import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { openSynced, test } from './small-demo.ts';

test('the page follows the walk through the list, and back leads to the search', async ({
  page,
  host,
  demo,
}) => {
  await openSynced(page, host.url, demo);
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('CustomersV3');
  await expect(page.getByRole('option').first()).toContainText('CustomersV3');

  await box.press('ArrowDown');
  await expect(heading(page)).toHaveText('CustomersV3');
  await expect(page).toHaveURL(/\/e\/CustomersV3\?q=CustomersV3/);
  await expect(page.getByRole('option', { selected: true })).toContainText('CustomersV3');
  await expect(box).toBeFocused();

  await box.press('Enter');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();

  await page.goBack();
  await expect(page).toHaveURL(/\/search\?q=CustomersV3/);
  await expect(box).toHaveValue('CustomersV3');

  // However long the typing takes, it leaves one entry in the history.
  await page.getByRole('link', { name: 'Environments' }).click();
  await expect(heading(page)).toHaveText('Environments');
  await box.pressSequentially('vend');
  await expect(page).toHaveURL(/\?q=vend(&|$)/);
  await box.pressSequentially('ors');
  await expect(page).toHaveURL(/\?q=vendors(&|$)/);
  await page.goBack();
  await expect(heading(page)).toHaveText('Environments');
  await expect(box).toHaveValue('');

  // On a narrow screen list and page are two steps.
  await page.setViewportSize({ width: 360, height: 740 });
  await box.fill('CustomersV3');
  await page.getByRole('option').first().click();
  await expect(heading(page)).toHaveText('CustomersV3');
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.getByRole('button', { name: 'Results' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('hundreds of fields are a few rows, of which each leads to its field', async ({
  page,
  host,
  demo,
}) => {
  await openSynced(page, host.url, demo);
  await page.goto(`${host.url}e/CustomersV3`);
  const fields = page.getByRole('table', { name: 'Fields of CustomersV3' });
  const count = Number(await fields.getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(200);
  expect(await fields.getByRole('row').count()).toBeLessThan(count / 2);

  await page.getByRole('searchbox', { name: /^Filter/ }).fill('deliveryterms');
  await fields.getByRole('link', { name: 'DeliveryTerms', exact: true }).click();
  await expect(heading(page)).toHaveText('DeliveryTerms');
  await expect(page.getByText('$select=dataAreaId,CustomerAccount,DeliveryTerms')).toBeVisible();
});

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 });
}
