import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { addEnvironment, NEXT_DEMO, openApp, syncDemo } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';
import { HostProcess } from './host-process.ts';
import { expectNoBarriers } from './no-barriers.ts';

/** Both themes, and the width of a telephone. */
async function expectNoBarriersAnywhere(page: Page): Promise<void> {
  await expectNoBarriers(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoBarriers(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoBarriers(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: 'light' });
}

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 });
}

test('what changes to the next release is counted, narrowed, opened and taken along', async ({
  page,
  host,
}) => {
  test.slow();
  await openApp(page, host.url);
  await syncDemo(page);
  await page.getByRole('main').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(heading(page)).toHaveText('Compare');
  await expect(
    page.getByText(/^Only the catalogue of Demo 10\.0\.43.* is on this device/),
  ).toBeVisible();
  await expectNoBarriers(page);

  await syncDemo(page, NEXT_DEMO);
  await expect(heading(page)).toHaveText(/^What changes from Demo 10\.0\.43.* to Demo 10\.0\.44/);
  await expect(page).toHaveURL(/\/compare\?from=demo\.localhost&to=demo-next\.localhost/);
  const changes = page.getByRole('table', { name: /^What changes from/ });
  // While the second catalogue comes in, most of the first one looks removed; nobody has to ask again.
  await expect(page.getByText(/is only partly on this device/)).toHaveCount(0);
  const countRows = async () => Number(await changes.getAttribute('aria-rowcount'));
  await expect.poll(countRows).toBeLessThan(5000);
  const all = await countRows();
  expect(all).toBeGreaterThan(500);
  expect(await changes.getByRole('row').count()).toBeLessThan(100);
  await expect(changes.getByRole('row').nth(1)).toContainText('Breaking');
  await expectNoBarriersAnywhere(page);

  // Each filter is in the address, and going back takes it off again.
  const severities = page.getByRole('group', { name: 'Severities' });
  await severities.getByRole('button', { name: /^Safe/ }).click();
  await expect(page).toHaveURL(/[?&]severity=safe(&|$)/);
  await expect(changes.getByRole('row').nth(1)).toContainText('Safe');
  await page.getByRole('button', { name: /^Fields/ }).click();
  await expect(page).toHaveURL(/[?&]kinds=property(&|$)/);
  await page.goBack();
  await page.goBack();
  await expect(changes.getByRole('row').nth(1)).toContainText('Breaking');

  // What is far down is read when it is looked at.
  await expect(async () => {
    await page.getByRole('main').evaluate((main) => main.scrollTo({ top: main.scrollHeight }));
    const last = changes.locator(`[aria-rowindex="${all}"]`);
    await expect(last).toContainText('Safe', { timeout: 1000 });
  }).toPass();

  // Both sides open the object where it is.
  await page.getByRole('button', { name: /^Removed/ }).click();
  await page.getByRole('button', { name: /^Fields/ }).click();
  const removed = changes.getByRole('row').nth(1);
  await expect(removed.getByRole('link')).toHaveCount(1);
  await removed.getByRole('link', { name: /in Demo 10\.0\.43/ }).click();
  await expect(page).toHaveURL(/\/e\/\w+\/f\/\w+\?env=demo\.localhost$/);
  await page.goBack();
  await expect(removed).toContainText('Removed');
  await page.getByRole('button', { name: 'Clear the filters' }).click();

  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(heading(page)).toHaveText(/^What changes from Demo 10\.0\.44.* to Demo 10\.0\.43/);
  await expect(changes).toHaveAttribute('aria-rowcount', String(all));
  await page.goBack();
  await expect(heading(page)).toHaveText(/^What changes from Demo 10\.0\.43/);

  for (const [format, ending] of [
    ['Excel', /\.xlsx$/],
    ['CSV', /\.csv$/],
    ['Markdown', /\.md$/],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(ending);
    expect((await readFile(await download.path())).byteLength).toBeGreaterThan(1000);
  }

  // From an entity the comparison knows what it is about.
  await page.goto(`${host.url}e/CustomersV3?env=demo.localhost`);
  await page.getByRole('link', { name: 'Compare with…' }).click();
  await expect(page).toHaveURL(/\/compare\?from=demo\.localhost&.*scope=CustomersV3/);
  await expect(page.getByRole('searchbox', { name: /^Only entities/ })).toHaveValue('CustomersV3');
});

test('entities stand side by side, and each difference leads to its changes', async ({ page }) => {
  const services = [
    { name: 'PROD', service: await startDemoEnvironment({ scale: 'small' }) },
    { name: 'UAT', service: await startDemoEnvironment({ scale: 'small', release: 2 }) },
  ];
  const host = await HostProcess.start({
    config: {
      assistant: { enabled: true },
      relay: { hosts: services.map(({ service }) => service.url) },
      demo: false,
    },
  });
  await openApp(page, host.url);
  for (const { name, service } of services) {
    await addEnvironment(page, name, service);
    await syncDemo(page, name);
  }
  await page.goto(`${host.url}compare/matrix`);
  const entities = page.getByRole('table', { name: 'Entities side by side' });
  const different = Number(await entities.getAttribute('aria-rowcount'));
  expect(different).toBeGreaterThan(5);
  await expectNoBarriersAnywhere(page);

  await page.getByRole('checkbox', { name: 'Only what differs' }).uncheck();
  await expect(page).toHaveURL(/[?&]all=1(&|$)/);
  await expect(entities).not.toHaveAttribute('aria-rowcount', String(different));
  await page.getByRole('searchbox', { name: 'Search entities' }).fill('customersv3');
  const row = entities.getByRole('row').nth(1);
  await expect(row).toContainText('CustomersV3');
  await expect(entities).toHaveAttribute('aria-rowcount', '2');
  await page.goBack();
  await expect(entities).toHaveAttribute('aria-rowcount', String(different));

  await row.getByRole('link', { name: /^show differences of/ }).click();
  await expect(heading(page)).toHaveText(/^What changes from/);
  await expect(page).toHaveURL(/[?&]scope=\w+/);
  await expect(page.getByRole('table', { name: /^What changes/ })).toBeVisible();
  await host.stop();
  for (const { service } of services) await service.close();
});

test('an environment alone is compared with what it was before its update', async ({ page }) => {
  const service = await startDemoEnvironment({ scale: 'small' });
  const host = await HostProcess.start({
    config: {
      assistant: { enabled: true },
      relay: { hosts: [service.url] },
      environments: [{ name: 'UAT', url: service.url, auth: 'none', transport: 'relay' }],
      demo: false,
    },
  });
  await openApp(page, host.url);
  await syncDemo(page, 'UAT');
  service.setKnobs({ release: 2 });
  await syncDemo(page, 'UAT');
  await page.goto(`${host.url}compare`);

  await expect(heading(page)).toHaveText(/^What changes from UAT, .*, stored .*, to UAT, /);
  await expect(page).toHaveURL(/[?&]from=127\.0\.0\.1:\d+@[0-9a-f]{8}&to=127\.0\.0\.1:\d+(&|$)/);
  await page.getByRole('button', { name: /^Removed/ }).click();
  await page.getByRole('button', { name: /^Fields/ }).click();
  const changes = page.getByRole('table', { name: /^What changes from/ });
  await changes
    .getByRole('link', { name: /^before: / })
    .first()
    .click();
  await expect(page).toHaveURL(/\/e\/\w+\/f\/\w+\?catalog=[0-9a-f]{16}&/);
  await expect(page.getByText(/^Older version/)).toBeVisible();
  await expect(page.getByText('has no field of this name')).toHaveCount(0);
  await page.goBack();

  // A link of somebody who has another catalogue says so, and what is here can still be chosen.
  await page.goto(`${host.url}compare?from=prod.example&to=${new URL(service.url).host}`);
  await expect(page.getByText(/^This link names prod\.example/)).toBeVisible();
  await page.getByRole('combobox', { name: 'From' }).selectOption({ index: 2 });
  await expect(changes).toBeVisible();
  await host.stop();
  await service.close();
});
