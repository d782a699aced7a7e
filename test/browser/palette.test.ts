import { expect } from './fixtures.ts';
import { expectNoBarriers } from './no-barriers.ts';
import { openSynced, test } from './small-demo.ts';

test('a favourite and a term are kept, and the palette leads to them by keys alone', async ({
  page,
  host,
  demo,
}) => {
  await openSynced(page, host.url, demo);

  await page.goto(`${host.url}e/CustomersV3`);
  await page.getByRole('button', { name: 'Favourite' }).click();
  await page.getByRole('button', { name: 'Add to the glossary' }).click();
  await page.getByLabel('Term', { exact: true }).fill('Debitor');
  await page.getByLabel('Synonyms, separated by commas').fill('Kunde');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Debitor' })).toBeVisible();

  await page.goto(`${host.url}environments`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Everything that can be done' });
  await expect(palette.getByRole('option', { name: /CustomersV3/ })).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.type('favourite customers');
  await expect(palette.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/e\/CustomersV3/);

  await page.reload();
  await expect(page.getByRole('button', { name: 'Favourite', pressed: true })).toBeVisible();
  await page.getByRole('link', { name: 'Debitor' }).click();
  await expect(page.getByRole('heading', { name: 'Debitor' })).toBeVisible();
  await expect(page.getByText('also Kunde')).toBeVisible();
});
