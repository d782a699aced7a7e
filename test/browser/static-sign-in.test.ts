import { join } from 'node:path';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { expectCompleted } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';
import { CLIENT_ID, logIn, SignInProvider } from './sign-in-provider.ts';
import { startStaticHost } from './static-host.ts';

const APP = join(import.meta.dirname, '../../dist');

test.use({ ignoreHTTPSErrors: true });

test('a plain static host brings a sign-in back, and the direct way needs nothing else of it', async ({
  page,
}) => {
  const provider = await SignInProvider.listen();
  const environment = await startDemoEnvironment({
    scale: 'small',
    knobs: { auth: 'bearer', cors: true },
    verifyToken: (token) => provider.isGood(token, environment.url),
  });
  const config = {
    environments: [{ name: 'Gateway', url: environment.url, auth: 'entra', transport: 'direct' }],
    auth: {
      clientId: CLIENT_ID,
      authority: provider.authority,
      knownAuthorities: [new URL(provider.authority).host],
    },
  };
  const host = await startStaticHost(APP, '/', { 'config.json': JSON.stringify(config) });
  await provider.serve({ appUrl: host.url, environmentUrls: [environment.url] });

  await page.goto(host.url);
  // From here on the app on this device answers for pages that such a host has no file for.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: 'Connect an environment' }).click();
  await page.getByRole('button', { name: 'Connect Gateway' }).click();
  const [, back] = await Promise.all([
    logIn(page, 'ada@contoso.example'),
    page.waitForRequest((request) => new URL(request.url()).pathname === '/auth'),
  ]);
  expect(back.url()).not.toContain('code=');
  const row = page.getByRole('listitem', { name: 'Gateway' });
  await expect(row).toContainText('signed in as ada@contoso.example');
  // Thousands of labels, one request each, would say no more.
  await row.getByRole('button', { name: /^Choose what to sync/ }).click();
  await page.getByRole('menuitem', { name: /^Everything but label texts/ }).click();
  await expectCompleted(page);

  host.close();
  await environment.close();
  provider.close();
});
