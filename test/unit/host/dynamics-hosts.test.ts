import { expect, test } from 'vitest';
import { isDynamicsHost } from '#contract/dynamics-hosts.ts';
import { DemoEnvironments } from '../../../server/demo-environments.ts';
import { DEFAULT_CONFIG } from '../../../server/parse-host-config.ts';
import { createRelayHosts } from '../../../server/relay-hosts.ts';
import { ask, FROM_APP } from './ask.ts';
import { startTestHost } from './start-test-host.ts';

test.each([
  'contoso.operations.dynamics.com',
  'contoso-uat.sandbox.operations.dynamics.com',
  'contoso.operations.eu.dynamics.com',
  'contoso.sandbox.operations.eu.dynamics.com',
  'contoso.operations.fr.dynamics.com',
  'contoso.operations.no.dynamics.com',
  'contoso.operations.sa.dynamics.com',
  'contoso.operations.ch.dynamics.com',
  'contoso.operations.uae.dynamics.com',
  'contoso.operations.int.dynamics.com',
  'contoso.operations.gov.microsoftdynamics.us',
  'contoso.sandbox.operations.high.microsoftdynamics.us',
  'contoso.operations.dynamics.cn',
  'uat1.sandbox.operations.dynamics.cn',
  'contosodevaos.cloudax.dynamics.com',
  'contosodevaos.axcloud.dynamics.com',
  'usnconeboxax1aos.cloud.onebox.dynamics.com',
])('%s is an environment', (host) => {
  expect(isDynamicsHost(host)).toBe(true);
});

test.each([
  '',
  'operations.dynamics.com',
  '.operations.dynamics.com',
  'sandbox..operations.dynamics.com',
  'a.b.operations.dynamics.com',
  'a.b.sandbox.operations.dynamics.com',
  'evil-operations.dynamics.com',
  'evil.operations-dynamics.com',
  'x.operationsxdynamics.com',
  'x.operations.dynamics.com.evil.example',
  'x.operations.dynamics.com.',
  'x.operations.dynamics.comevil',
  'evil.example#.operations.dynamics.com',
  'x.operations.dynamics.com\nevil.example',
  'x.operations.dynamics.com:443',
  'x.operations.dynamics.com:8443',
  'x@y.operations.dynamics.com',
  'x%2eoperations.dynamics.com',
  'x.operations.dynamics.us',
  'x.operations.us.dynamics.com',
  'x.operations.dynamics.co',
  'x.operations.microsoftdynamics.us',
  'x.operations.gov.dynamics.com',
  '-x.operations.dynamics.com',
  'x-.operations.dynamics.com',
  'x_y.operations.dynamics.com',
  'х.operations.dynamics.com',
  `${'x'.repeat(64)}.operations.dynamics.com`,
  'contosoret.cloudax.dynamics.com',
  'contosopos.axcloud.dynamics.com',
  'contosoret.sandbox.operations.dynamics.com',
  'usnconeboxax1pos.cloud.onebox.dynamics.com',
  'contoso.crm.dynamics.com',
  'contoso.crm4.dynamics.com',
  'contoso.api.crm4.dynamics.com',
  'contoso.crm.microsoftdynamics.us',
  'contoso.commerce.dynamics.com',
  'lcs.dynamics.com',
  'x.onebox.dynamics.com',
  '10.operations.dynamics.com.10.0.0.1',
])('%j is none', (host) => {
  expect(isDynamicsHost(host)).toBe(false);
});

test('unlisted environments are refused with what would allow them', async () => {
  const { url } = await startTestHost();
  const address = `${url}relay/contoso.operations.dynamics.com/data`;
  const reply = await ask(address, { headers: FROM_APP });
  expect(reply.status).toBe(403);
  expect(JSON.parse(reply.text)).toEqual({
    failure: { kind: 'host_not_allowed', host: 'contoso.operations.dynamics.com' },
    message:
      'This relay does not know contoso.operations.dynamics.com: list https://contoso.operations.dynamics.com in ' +
      'relay.hosts of its configuration, or start the host with --allow-dynamics.',
  });
});

test('with --allow-dynamics an environment is asked, and everybody else still refused', async () => {
  const { url } = await startTestHost({ allowDynamics: true });
  const failureOf = async (host: string) => {
    // A route that is refused after the host, so that nothing leaves this computer.
    const reply = await ask(`${url}relay/${host}/data/Users`, { headers: FROM_APP });
    return JSON.parse(reply.text).failure.kind;
  };
  expect(await failureOf('contoso.operations.dynamics.com')).toBe('bad_input');
  expect(await failureOf('CONTOSO.operations.dynamics.com')).toBe('bad_input');
  for (const host of [
    'contoso.operations.dynamics.com:443',
    'contoso.operations.dynamics.com.',
    'contoso.operations.dynamics.com%2eevil.example',
    'contoso.operations.dynamics.com@evil.example',
    'contoso.crm4.dynamics.com',
    '169.254.169.254',
    '[::1]',
    'localhost',
  ]) {
    expect([host, await failureOf(host)]).toEqual([host, 'host_not_allowed']);
  }
});

test.each([
  ['contoso.operations.dynamics.com', 'public'],
  ['contosodevaos.cloudax.dynamics.com', 'public'],
  ['usnconeboxax1aos.cloud.onebox.dynamics.com', 'anywhere'],
  ['listed.operations.dynamics.com', 'anywhere'],
])(
  'an environment that nobody has listed is reached at public addresses only: %s, %s',
  async (...row) => {
    const [host, reach] = row;
    const hosts = createRelayHosts({
      readConfig: () => ({
        ...DEFAULT_CONFIG,
        relay: { hosts: ['https://listed.operations.dynamics.com'] },
      }),
      demos: new DemoEnvironments(() => Promise.reject(new Error('no demo in this test'))),
      allowDynamics: true,
    });
    expect(await hosts.find(host)).toEqual({ host, origin: `https://${host}`, reach });
  },
);
