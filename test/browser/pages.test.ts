import AxeBuilder from '@axe-core/playwright';
import { openApp, syncDemo } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';

const PAGES = [
  '',
  'search?q=customer',
  'e/CustomersV3',
  'e/CustomersV3/f/DeliveryTerms',
  'e/SalesOrderHeadersV2',
  'd/CustCustomerV3Entity',
  'n/NoYes',
  'n/NoYes/m/Yes',
  'entities',
  'enumerations',
  'actions',
  'glossary',
  'environments',
  'environments/not.connected/check',
  'collector',
  'compare',
  'compare/matrix',
  'sync',
  'watch-lists',
  'watch-lists/Nowhere',
  'nowhere/at/all',
];

// The fixture fails a test on any complaint: a blocked style, a refused request, an error in the console.
test('every page opens at its address, without complaints and barriers, and back leads back', async ({
  page,
  host,
}) => {
  test.slow();
  await openApp(page, host.url);
  await syncDemo(page);
  for (const path of PAGES) {
    await page.goto(`${host.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  }

  await page.goto(`${host.url}e/CustomersV3`);
  await page.getByRole('link', { name: 'CustomerAccount', exact: true }).click();
  await expect(page).toHaveURL(/\/e\/CustomersV3\/f\/CustomerAccount/);
  await page.goBack();
  await expect(page).toHaveURL(/\/e\/CustomersV3(\?|$)/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CustomersV3');
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CustomerAccount');
});
