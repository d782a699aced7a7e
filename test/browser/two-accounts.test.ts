import type { Page } from '@playwright/test';
import { decodeJwt } from 'jose';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { expectCompleted } from './demo-sync.ts';
import { expect, test as base } from './fixtures.ts';
import { CLIENT_ID, logIn, SignInProvider } from './sign-in-provider.ts';

const ADA = 'ada@contoso.example';
const GRACE = 'grace@fabrikam.example';

/** An environment that knows one user, and keeps who has asked. */
interface Tenant {
  readonly name: string;
  readonly demo: DemoEnvironment;
  readonly callers: Set<string>;
}

interface Fixtures {
  readonly provider: SignInProvider;
  readonly contoso: Tenant;
  readonly fabrikam: Tenant;
  readonly signInService: void;
}

const test = base.extend<Fixtures>({
  provider: async ({}, use) => {
    const provider = await SignInProvider.listen();
    await use(provider);
    provider.close();
  },
  contoso: async ({ provider }, use) => {
    const tenant = await openTenant('Contoso', ADA, provider);
    await use(tenant);
    await tenant.demo.close();
  },
  fabrikam: async ({ provider }, use) => {
    const tenant = await openTenant('Fabrikam', GRACE, provider);
    await use(tenant);
    await tenant.demo.close();
  },
  hostStart: async ({ provider, contoso, fabrikam }, use) => {
    const tenants = [contoso, fabrikam];
    await use({
      config: {
        demo: false,
        relay: { hosts: tenants.map(({ demo }) => demo.url) },
        environments: tenants.map(({ name, demo }) => ({ name, url: demo.url, auth: 'entra' })),
        auth: {
          clientId: CLIENT_ID,
          authority: provider.authority,
          knownAuthorities: [new URL(provider.authority).host],
        },
      },
    });
  },
  signInService: [
    async ({ provider, contoso, fabrikam, host }, use) => {
      const environmentUrls = [contoso.demo.url, fabrikam.demo.url];
      await provider.serve({ appUrl: host.url, environmentUrls });
      await use();
    },
    { auto: true },
  ],
});

test.use({ ignoreHTTPSErrors: true });

async function openTenant(name: string, user: string, provider: SignInProvider): Promise<Tenant> {
  const callers = new Set<string>();
  const demo = await startDemoEnvironment({
    scale: 'small',
    knobs: { auth: 'bearer' },
    verifyToken: async (token) => {
      const caller = decodeJwt(token).sub ?? '';
      callers.add(caller);
      return caller === user && (await provider.isGood(token, demo.url));
    },
  });
  return { name, demo, callers };
}

test('each environment has the account that is its user, and one sign-out leaves the other', async ({
  page,
  host,
  contoso,
  fabrikam,
}) => {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Connect an environment' }).click();
  await page.getByRole('button', { name: 'Connect Contoso' }).click();
  await logIn(page, ADA);
  await expect(row(page, contoso)).toContainText(`signed in as ${ADA}`);

  // The account of this tab is tried first: it is not a user there.
  await page.getByRole('button', { name: 'Connect an environment' }).click();
  await page.getByRole('button', { name: 'Connect Fabrikam' }).click();
  await row(page, fabrikam).getByRole('button', { name: 'with another account' }).click();
  await logIn(page, GRACE);
  await expect(row(page, fabrikam)).toContainText(`signed in as ${GRACE}`);
  await expect(row(page, fabrikam)).toContainText(/version 10\.0/);
  await expect(row(page, contoso)).toContainText(`signed in as ${ADA}`);

  await sync(page, contoso);
  await page.goto(`${host.url}environments`);
  await sync(page, fabrikam);
  expect([...contoso.callers]).toEqual([ADA]);
  expect([...fabrikam.callers]).toEqual([ADA, GRACE]);

  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: `Sign out ${ADA}` })).toBeVisible();
  await page.getByRole('button', { name: `Sign out ${GRACE}` }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(host.url);
  await page.goto(`${host.url}environments`);
  await expect(row(page, contoso)).toContainText(`signed in as ${ADA}`);
  await expect(row(page, fabrikam)).not.toContainText('signed in as');

  contoso.callers.clear();
  fabrikam.callers.clear();
  await sync(page, contoso);
  expect([...contoso.callers]).toEqual([ADA]);
  await page.goto(`${host.url}environments`);
  await row(page, fabrikam).getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText('Sign in again to continue.')).toBeVisible();
  expect([...fabrikam.callers]).toEqual([]);
});

function row(page: Page, { name }: Tenant) {
  return page.getByRole('listitem', { name });
}

async function sync(page: Page, tenant: Tenant): Promise<void> {
  await row(page, tenant).getByRole('button', { name: 'Sync', exact: true }).click();
  await expectCompleted(page);
}
