import type { Page } from '@playwright/test';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { addEnvironment, openApp } from './demo-sync.ts';
import { expect } from './fixtures.ts';
import { expectNoBarriers } from './no-barriers.ts';
import { openSynced, test } from './small-demo.ts';

test('an environment is renamed, given another colour, and removed with what it had', async ({
  page,
  host,
  demo,
}) => {
  await openSynced(page, host.url, demo);
  await page.goto(`${host.url}environments`);

  await page.getByRole('button', { name: 'More for UAT' }).click();
  await page.getByRole('menuitem', { name: 'Change name or kind' }).click();
  await expectNoBarriers(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Golden');
  await page.getByRole('radio', { name: 'Production' }).check();
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem', { name: 'Golden' });
  await expect(row.getByRole('heading')).toContainText('Production');
  await expect(page.locator('.line.production')).toBeVisible();

  await page.getByRole('button', { name: 'More for Golden' }).click();
  await page.getByRole('menuitem', { name: 'Remove from this device' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(
    /With it go 1 catalogue and [\d,]+ definitions .* about [\d.]+ MB/,
  );
  await expectNoBarriers(page);
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(row).toBeVisible();
  await expect(page.getByRole('button', { name: 'More for Golden' })).toBeFocused();

  await page.getByRole('button', { name: 'More for Golden' }).click();
  await page.getByRole('menuitem', { name: 'Remove from this device' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('No environment is connected yet.')).toBeVisible();
  await expect(page.getByText('Golden is removed from this device.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Golden')).toHaveCount(0);
});

test('the way in is checked step by step, and copied as text', async ({
  page,
  context,
  host,
  demo,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, host.url);
  await addEnvironment(page, 'UAT', demo);
  await page.goto(`${host.url}environments`);
  await page.getByRole('button', { name: 'More for UAT' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Check connection' })).toBeFocused();
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
  expect(copied).toMatch(/^F&O Atlas, connection check\nEnvironment: UAT/);
  expect(copied).toMatch(/^9\. Labels: passed\./m);
});

test.describe('an environment that is reached directly', () => {
  const demo = startDemoEnvironment({ scale: 'small' });

  test.use({
    hostStart: async ({}, use) => {
      const { url } = await demo;
      const environments = [{ name: 'Gateway', url, auth: 'none', transport: 'direct' }];
      await use({ config: { assistant: { enabled: true }, demo: false, environments } });
    },
  });

  test.afterAll(async () => (await demo).close());

  async function checkDirectly(page: Page, url: string): Promise<void> {
    await addEnvironment(page, 'Gateway', { url, transport: 'direct' });
    const address = new URL(page.url());
    await page.goto(
      `${address.origin}/environments/${encodeURIComponent(new URL(url).host)}/check`,
    );
    await expect(page.getByRole('status').getByText(/stops at|works/)).toBeVisible();
  }

  test('one whose answers the browser hides is told from one that is not there', async ({
    page,
    host,
    complaints,
  }) => {
    complaints.expect(/blocked by CORS policy|net::ERR_(FAILED|CONNECTION_REFUSED)/);
    const { url, setKnobs } = await demo;
    await openApp(page, host.url);
    await checkDirectly(page, url);
    const reachable = page.getByRole('listitem').filter({ hasText: 'Reachable' });
    await expect(reachable).toContainText('does not let this page read it (CORS)');

    setKnobs({ cors: true });
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByText('Everything works.')).toBeVisible();

    await (await demo).close();
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(reachable).toContainText('cannot be reached');
  });

  test('one that the page may not ask is told as that', async ({ page, host, complaints }) => {
    complaints.expect(/violates the following Content Security Policy|Fetch API cannot load/);
    const other = await startDemoEnvironment({ scale: 'small', knobs: { cors: true } });
    await openApp(page, host.url);
    await checkDirectly(page, other.url);
    const reachable = page.getByRole('listitem').filter({ hasText: 'Reachable' });
    await expect(reachable).toContainText('the security policy of this page does not name it');
    expect(other.requests.read().total).toBe(0);
    await other.close();
  });
});

test.describe('an environment that does not tell its modules for a long time', () => {
  const demo = startDemoEnvironment({ scale: 'small', knobs: { hang: ['modules'] } });

  test.use({
    hostStart: async ({}, use) => {
      const { url } = await demo;
      await use({
        config: { assistant: { enabled: true }, demo: false, relay: { hosts: [url] } },
      });
    },
  });

  test('the steps of a check are shown as they become known', async ({ page, host }) => {
    const { url } = await demo;
    await openApp(page, host.url);
    await addEnvironment(page, 'Slow', { url });
    await page.goto(`${host.url}environments/${encodeURIComponent(new URL(url).host)}/check`);
    const steps = page.getByRole('list', { name: 'Steps' });
    await expect(steps.getByText('Metadata · passed')).toBeVisible();
    await expect(steps.getByText('Module list · not yet')).toBeVisible();
    await expect(page.getByRole('status').getByText('Trying the way in')).toBeVisible();
    await (await demo).close();
  });
});
