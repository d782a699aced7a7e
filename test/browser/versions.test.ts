import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import {
  addEnvironment,
  callTool,
  openApp,
  startDemoSync,
  syncDemo,
  waitForSync,
} from './demo-sync.ts';
import { expect, test as base } from './fixtures.ts';
import { expectNoBarriersInBothThemes } from './no-barriers.ts';

/** Two environments of small size that the test can change under the app. */
const test = base.extend<{ uat: DemoEnvironment; dev: DemoEnvironment }>({
  uat: async ({}, use) => {
    const uat = await startDemoEnvironment({ scale: 'small' });
    await use(uat);
    await uat.close();
  },
  dev: async ({}, use) => {
    const dev = await startDemoEnvironment({ scale: 'small' });
    await use(dev);
    await dev.close();
  },
  hostStart: async ({ uat, dev }, use) => {
    await use({ config: { assistant: { enabled: true }, relay: { hosts: [uat.url, dev.url] } } });
  },
});

test('a new version is told, fetched beside the old one, and the old one still opens', async ({
  page,
  host,
  uat,
}) => {
  await openApp(page, host.url);
  await addEnvironment(page, 'UAT', uat);
  await syncDemo(page, 'UAT');
  uat.setKnobs({ release: 2 });
  await callTool(page, 'd365fo_check_version', { environment: 'UAT', force: true });
  const notices = page.getByRole('status', { name: 'Notices' });
  await expect(notices).toContainText(/UAT has a new version: 107 modules updated, 1 added/);

  await notices.getByRole('link', { name: 'What changed' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('UAT');
  await expect(page.getByText(/About .* MB are downloaded/)).toBeVisible();
  await page.getByRole('button', { name: '107 modules updated, 1 added' }).click();
  const changes = page.getByRole('dialog');
  await expect(changes).toContainText('SustainabilityAccounting');
  await expectNoBarriersInBothThemes(page);
  await page.keyboard.press('Escape');
  await expectNoBarriersInBothThemes(page);

  await page.getByRole('button', { name: 'Update the catalogue' }).click();
  await expect(page).toHaveURL(/\/sync\//);
  await expect
    .poll(async () => await callTool(page, 'd365fo_list_versions'), { timeout: 60_000 })
    .toMatchObject({
      versions: [{ environments: ['UAT'], catalogues: [{ shownBy: ['UAT'] }] }, {}],
    });
  await page.goBack();
  const catalogs = page.getByRole('list', { name: 'Stored catalogues' });
  await expect(catalogs.getByRole('link', { name: 'Open' })).toHaveCount(2);
  await catalogs.getByRole('link', { name: 'Open' }).nth(1).click();
  await page.getByRole('combobox').first().fill('CustomersV3');
  await page
    .getByRole('option', { name: /CustomersV3/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/e\/CustomersV3\?/);
  await expect(page.getByText(/^Older version: 10\.0\.2105/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Older version: 10\.0\.2105/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'CustomersV3' })).toBeVisible();
  await page.getByRole('link', { name: 'Show the current one' }).click();
  await expect(page.getByText(/^Older version/)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'CustomersV3' })).toBeVisible();
});

test('a shared catalogue is verified against its environment, proved whole, and forked where it differs', async ({
  page,
  host,
  uat,
  dev,
}) => {
  await openApp(page, host.url);
  await addEnvironment(page, 'UAT', uat);
  await addEnvironment(page, 'DEV', dev);
  await syncDemo(page, 'UAT');
  await waitForSync(page, await startDemoSync(page, undefined, 'DEV'));
  dev.setKnobs({ configurationFlip: true });
  const details = `${host.url}environments/${encodeURIComponent(new URL(dev.url).host)}`;
  await page.goto(details);
  await expect(page.getByText(/Taken over from another environment/)).toBeVisible();
  await expect(page.getByText(/Shared with UAT/)).toBeVisible();
  await page.getByRole('button', { name: 'Check for damage' }).click();
  await expect(page.getByText(/^Whole: [\d,]+ definitions/)).toBeVisible();

  await page.getByRole('button', { name: 'Verify against the environment' }).click();
  await expect(page.getByText(/it has its own one from now on/)).toBeVisible({ timeout: 60_000 });
  await page.goto(details);
  await expect(page.getByText(/Downloaded from this environment itself/)).toBeVisible();
  await expect(page.getByText(/Shared with UAT/)).toHaveCount(0);
});

test('modules are searched and copied, and a clean-up says first that nothing would go', async ({
  page,
  context,
  host,
  uat,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, host.url);
  await addEnvironment(page, 'UAT', uat);
  await syncDemo(page, 'UAT');
  await page.goto(`${host.url}environments`);
  await page.getByRole('link', { name: 'UAT', exact: true }).first().click();
  await page.getByRole('searchbox', { name: 'Filter: Modules' }).fill('adatum pipe');
  await expect(page.getByRole('table', { name: 'Modules' })).toContainText('Adatum | Pipe works');
  await expect(page.getByText('2 of 190 modules')).toBeVisible();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText('The modules are on the clipboard.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toHaveLength(191);
  expect(copied).toContain('AdatumPipes\t1.8.313.0\tAdatumPipes\tAdatum\tAdatum | Pipe works');

  await page.getByRole('link', { name: 'Environments' }).first().click();
  await expect(page.getByRole('table', { name: 'Versions' })).toContainText('10.0.2105.34092');
  await page.getByRole('button', { name: 'Clean up' }).click();
  await expect(page.getByRole('dialog')).toContainText(
    'Nothing would go: whatever is stored is in use',
  );
  await expectNoBarriersInBothThemes(page);
});
