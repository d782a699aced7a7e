import type { Page } from '@playwright/test';
import { decodeJwt } from 'jose';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { expectCompleted } from './demo-sync.ts';
import { expect, test as base } from './fixtures.ts';
import { expectNoBarriers } from './no-barriers.ts';
import { CLIENT_ID, logIn, SignInProvider } from './sign-in-provider.ts';

const ADA = 'ada@contoso.example';
const GRACE = 'grace@fabrikam.example';
const TENANTS = ['contoso.example', 'fabrikam.example', 'elsewhere.example'] as const;
type TenantName = (typeof TENANTS)[number];

/** A tenant with one environment, which keeps whose token it was shown, by whom it was issued. */
interface Tenant {
  readonly provider: SignInProvider;
  readonly environment: DemoEnvironment;
  readonly tokens: Set<string>;
}

interface Fixtures {
  /** The first two are tenants of one sign-in service, the third is one of another. */
  readonly tenants: Readonly<Record<TenantName, Tenant>>;
  /** Where the host says that the users of Fabrikam sign in. */
  readonly isFabrikamNamed: boolean;
  readonly signInServices: void;
}

const test = base.extend<Fixtures>({
  isFabrikamNamed: [true, { option: true }],
  tenants: async ({}, use) => {
    const contoso = await SignInProvider.listen('contoso.example');
    const elsewhere = await SignInProvider.listen('elsewhere.example');
    const tenants = {
      'contoso.example': await openTenant(contoso),
      'fabrikam.example': await openTenant(contoso.beside('fabrikam.example')),
      'elsewhere.example': await openTenant(elsewhere),
    };
    await use(tenants);
    for (const { environment } of Object.values(tenants)) await environment.close();
    contoso.close();
    elsewhere.close();
  },
  hostStart: async ({ tenants, isFabrikamNamed }, use) => {
    const [contoso, fabrikam, elsewhere] = TENANTS.map((name) => tenants[name]);
    if (!contoso || !fabrikam || !elsewhere) throw new Error('three tenants');
    const ofFabrikam = { name: 'Fabrikam', url: fabrikam.environment.url };
    await use({
      config: {
        demo: false,
        relay: { hosts: Object.values(tenants).map(({ environment }) => environment.url) },
        environments: [
          { name: 'Contoso', url: contoso.environment.url },
          isFabrikamNamed ? { ...ofFabrikam, authority: fabrikam.provider.authority } : ofFabrikam,
        ],
        auth: {
          clientId: CLIENT_ID,
          authority: contoso.provider.authority,
          knownAuthorities: [new URL(elsewhere.provider.authority).host],
        },
      },
    });
  },
  signInServices: [
    async ({ tenants, host }, use) => {
      const environmentUrls = Object.values(tenants).map(({ environment }) => environment.url);
      const options = { appUrl: host.url, environmentUrls };
      for (const { provider } of Object.values(tenants)) await provider.serve(options);
      await use();
    },
    { auto: true },
  ],
});

test.use({ ignoreHTTPSErrors: true });

async function openTenant(provider: SignInProvider): Promise<Tenant> {
  const tokens = new Set<string>();
  const environment = await startDemoEnvironment({
    scale: 'small',
    knobs: { auth: 'bearer' },
    verifyToken: (token) => {
      const { sub = '', iss = '' } = decodeJwt(token);
      tokens.add(`${sub} by ${new URL(iss).pathname.split('/')[1]}`);
      return provider.isGood(token, environment.url);
    },
  });
  return { provider, environment, tokens };
}

test('environments of three tenants each get tokens of their own, and one sign-out leaves the others', async ({
  page,
  host,
  tenants,
}) => {
  const [contoso, fabrikam, elsewhere] = TENANTS.map((name) => tenants[name]);
  if (!contoso || !fabrikam || !elsewhere) throw new Error('three tenants');
  const reply = await page.goto(host.url);
  const origins = [contoso, elsewhere].map(({ provider }) => new URL(provider.authority).origin);
  expect(reply?.headers()['content-security-policy']).toContain(
    `connect-src 'self' ${origins.join(' ')};`,
  );
  await connectOffered(page, 'Contoso');
  await logInAt(page, 'contoso.example', ADA);
  await expect(row(page, 'Contoso')).toContainText(`signed in as ${ADA}`);

  // Nothing is tried with the account of the other tenant: the user is asked.
  await connectOffered(page, 'Fabrikam');
  await logInAt(page, 'fabrikam.example', GRACE);
  await expect(row(page, 'Fabrikam')).toContainText(`signed in as ${GRACE}`);
  expect(fabrikam.provider.redeemed).toEqual({ authorization_code: 1, refresh_token: 0 });

  // The same user name at another service is another account.
  await page.getByRole('button', { name: 'Connect an environment' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill(elsewhere.environment.url);
  await page.getByRole('textbox', { name: 'Name' }).fill('Elsewhere');
  const tenant = page.getByRole('textbox', { name: 'Tenant' });
  await tenant.fill('elsewhere');
  await expect(page.getByText('A tenant is an ID of 32 digits')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connect and sign in' })).toBeDisabled();
  await tenant.fill('https://login.stranger.example/tenant');
  await expect(page.getByText('can list it in auth.knownAuthorities')).toBeVisible();
  await tenant.fill(elsewhere.provider.authority);
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Connect and sign in' }).click();
  await logInAt(page, 'elsewhere.example', ADA);
  await expect(row(page, 'Elsewhere')).toContainText(`signed in as ${ADA}`);

  for (const name of ['Contoso', 'Fabrikam', 'Elsewhere']) await sync(page, host.url, name);
  expect([...contoso.tokens]).toEqual([`${ADA} by contoso.example`]);
  expect([...fabrikam.tokens]).toEqual([`${GRACE} by fabrikam.example`]);
  expect([...elsewhere.tokens]).toEqual([`${ADA} by elsewhere.example`]);

  await page.goto(`${host.url}environments`);
  await page.getByRole('button', { name: 'Settings' }).click();
  const accounts = page.getByRole('group', { name: 'Accounts' }).getByRole('listitem');
  await expect(accounts).toHaveCount(3);
  await accounts.filter({ hasText: 'elsewhere.example at' }).getByRole('button').click();
  await expect(page).toHaveURL(new RegExp(`^${elsewhere.provider.authority}/v2.0/session/end`));
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(host.url);
  await page.goto(`${host.url}environments`);
  await expect(row(page, 'Contoso')).toContainText(`signed in as ${ADA}`);
  await expect(row(page, 'Fabrikam')).toContainText(`signed in as ${GRACE}`);
  await expect(row(page, 'Elsewhere')).not.toContainText('signed in as');
});

test('a guest is asked once in each tenant, is one account, and its tokens stay apart', async ({
  page,
  host,
  tenants,
}) => {
  await page.goto(host.url);
  await connectOffered(page, 'Contoso');
  await logInAt(page, 'contoso.example', ADA);
  await expect(row(page, 'Contoso')).toContainText(`signed in as ${ADA}`);
  await connectOffered(page, 'Fabrikam');
  await logInAt(page, 'fabrikam.example', ADA);
  for (const name of ['Contoso', 'Fabrikam']) {
    await expect(row(page, name)).toContainText(`signed in as ${ADA}`);
  }
  // From what MSAL has kept, and then by renewal.
  for (const refused of [0, 1]) {
    await page.goto(`${host.url}environments`);
    for (const [name, tenant] of [
      ['Contoso', tenants['contoso.example']],
      ['Fabrikam', tenants['fabrikam.example']],
    ] as const) {
      const rejections = [{ path: 'GetInstalledModules', status: 401, times: refused }];
      tenant.environment.setKnobs({ rejections });
      await expect(row(page, name)).toContainText(`signed in as ${ADA}`);
      await row(page, name).getByRole('button', { name: 'Check version' }).click();
      await expect(row(page, name)).toContainText(/version 10\.0/);
      await expect(row(page, name).getByRole('button', { name: 'Check version' })).toBeEnabled();
    }
  }
  expect([...tenants['contoso.example'].tokens]).toEqual([`${ADA} by contoso.example`]);
  expect([...tenants['fabrikam.example'].tokens]).toEqual([`${ADA} by fabrikam.example`]);
  expect(tenants['fabrikam.example'].provider.redeemed.refresh_token).toBe(1);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: `Sign out ${ADA}` }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(host.url);
  await page.goto(`${host.url}environments`);
  for (const name of ['Contoso', 'Fabrikam']) {
    await expect(row(page, name)).not.toContainText('signed in as');
  }
});

test.describe('where the host knows of one tenant only', () => {
  test.use({ isFabrikamNamed: false });

  test('a wrong tenant is mended in its dialog, and shown wherever it matters', async ({
    page,
    context,
    host,
    tenants,
  }) => {
    await page.goto(host.url);
    await connectOffered(page, 'Fabrikam');
    await logInAt(page, 'contoso.example', ADA);
    await expect(row(page, 'Fabrikam')).toContainText('does not accept');
    const other = await context.newPage();
    await other.goto(`${host.url}environments`);

    await row(page, 'Fabrikam').getByRole('button', { name: 'More for Fabrikam' }).click();
    await page.getByRole('menuitem', { name: 'Change name, kind or tenant' }).click();
    await expect(page.getByText('Left empty: contoso.example at 127.0.0.1')).toBeVisible();
    await page.getByRole('textbox', { name: 'Tenant' }).fill('Fabrikam.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(row(page, 'Fabrikam')).not.toContainText('signed in as');

    // The other tab has nothing of Fabrikam, and knows of the change.
    await row(other, 'Fabrikam').getByRole('button', { name: 'Sign in' }).click();
    await logInAt(other, 'fabrikam.example', GRACE);
    await expect(row(other, 'Fabrikam')).toContainText(/version 10\.0/);
    expect([...tenants['fabrikam.example'].tokens]).toEqual([
      `${ADA} by contoso.example`,
      `${GRACE} by fabrikam.example`,
    ]);

    await row(other, 'Fabrikam').getByRole('link', { name: 'Fabrikam', exact: true }).click();
    const place = /Users sign in: fabrikam\.example at 127\.0\.0\.1:\d+/;
    await expect(other.getByText(place)).toContainText(`in this tab as ${GRACE}`);
    await other.getByRole('button', { name: 'More for Fabrikam' }).click();
    await other.getByRole('menuitem', { name: 'Check connection' }).click();
    await expect(other.getByText('Everything works.')).toBeVisible();
    await expect(other.getByText(place)).toBeVisible();
  });
});

async function connectOffered(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect an environment' }).click();
  await page.getByRole('button', { name: `Connect ${name}` }).click();
}

/** At the tenant that the page has come to. */
async function logInAt(page: Page, tenant: TenantName, user: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^https://127\\.0\\.0\\.1:\\d+/${tenant}/`));
  await logIn(page, user);
}

function row(page: Page, name: string) {
  return page.getByRole('listitem', { name });
}

async function sync(page: Page, hostUrl: string, name: string): Promise<void> {
  await page.goto(`${hostUrl}environments`);
  await row(page, name).getByRole('button', { name: 'Sync', exact: true }).click();
  await expectCompleted(page);
}
