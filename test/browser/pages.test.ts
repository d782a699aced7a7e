import type { PageName } from '../../src/routing/place.ts';
import { expect } from './fixtures.ts';
import { expectNoBarriers } from './no-barriers.ts';
import { openSynced, test } from './small-demo.ts';

/** Every page of the app; a new one does not compile without its address here. */
const ADDRESSES: Record<PageName, string> = {
  start: '',
  search: 'search?q=customer',
  entity: 'e/CustomersV3',
  field: 'e/CustomersV3/f/DeliveryTerms',
  action: 'e/CustomersV3/a/getBalance',
  data_entity: 'd/CustCustomerV3Entity',
  enumeration: 'n/NoYes',
  member: 'n/NoYes/m/Yes',
  entities: 'entities',
  enumerations: 'enumerations',
  actions: 'actions',
  label: 'l/%40SYS77187',
  environments: 'environments',
  environment: 'environments/{host}',
  connection_check: 'environments/not.connected/check',
  collector: 'collector',
  compare: 'compare',
  compare_matrix: 'compare/matrix',
  glossary: 'glossary',
  term: 'glossary/Nowhere',
  snapshots: 'snapshots',
  sync: 'sync',
  sync_session: 'sync/none',
  diagram: 'diagram',
  layout: 'diagram/Nowhere',
  watch_lists: 'watch-lists',
  watch_list: 'watch-lists/Nowhere',
};
const OTHERS = [
  'search',
  'search?q=in%3ACustomersV3%20cus',
  'e/SalesOrderHeadersV2',
  'nowhere/at/all',
];

// The fixture fails a test on any complaint: a blocked style, a refused request, an error in the console.
test('every page opens at its address, without complaints and barriers, and back leads back', async ({
  page,
  host,
  demo,
}) => {
  test.slow();
  await openSynced(page, host.url, demo);
  for (const address of [...Object.values(ADDRESSES), ...OTHERS]) {
    const path = address.replace('{host}', new URL(demo.url).host);
    await page.goto(`${host.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible();
    // The document's own title is that of the start page.
    await expect(page, path).toHaveTitle(path === '' ? 'F&O Atlas' : / · F&O Atlas$/);
    await expectNoBarriers(page);
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
