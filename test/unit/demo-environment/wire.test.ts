import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { startDemoEnvironment } from '../../../server/demo-environment/start-demo-environment.ts';
import type { DemoEnvironment } from '../../../server/demo-environment/start-demo-environment.ts';

const MODULES = '/data/SystemNotifications/Microsoft.Dynamics.DataEntities.GetInstalledModules';
let demo: DemoEnvironment;

beforeEach(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
});
afterEach(() => demo.close());

describe('collections', () => {
  test.each([
    ['DataEntities', 'dataEntities'],
    ['PublicEntities', 'publicEntities'],
    ['PublicEnumerations', 'publicEnumerations'],
  ] as const)('%s comes whole, in one answer, compressed or not', async (set, list) => {
    for (const gzip of [true, false]) {
      demo.setKnobs({ gzip });
      const { value, ...rest } = await getJson(`/metadata/${set}`);
      expect(value).toEqual(demo.catalogue[list]);
      expect(rest).toEqual({ '@odata.context': `${demo.url}/metadata/$metadata#${set}` });
    }
  });

  test('is compressed for whoever asks, and tells its length to nobody', async () => {
    const compressed = await getHeaders('/metadata/PublicEntities', { 'accept-encoding': 'gzip' });
    expect(compressed['content-encoding']).toBe('gzip');
    const plain = await getHeaders('/metadata/PublicEntities', {});
    expect(plain['content-encoding']).toBeUndefined();
    for (const headers of [compressed, plain]) {
      expect(headers['content-length']).toBeUndefined();
      expect(headers['transfer-encoding']).toBe('chunked');
    }
  });

  test('ignores $top and refuses $select and $filter', async () => {
    const { value } = await getJson('/metadata/DataEntities?$top=5');
    expect(value).toHaveLength(demo.catalogue.dataEntities.length);
    expect((await get('/metadata/DataEntities?$select=Name')).status).toBe(400);
    expect((await get("/metadata/DataEntities?$filter=Name eq 'A'")).status).toBe(400);
  });

  test('a path may be written in any case', async () => {
    expect((await get('/Metadata/dataentities')).status).toBe(200);
  });

  test('pages it only on demand, and then the links lead through all of it', async () => {
    demo.setKnobs({ page: 100 });
    const names: string[] = [];
    for (let link: unknown = `${demo.url}/metadata/PublicEntities`; typeof link === 'string';) {
      const page = await (await fetch(link)).json();
      names.push(...page.value.map((entity: { Name: string }) => entity.Name));
      link = page['@odata.nextLink'];
    }
    expect(names).toEqual(demo.catalogue.publicEntities.map(({ Name }) => Name));
  });
});

describe('single elements', () => {
  test.each([
    ["PublicEntities('CustomerV3')", 200],
    ["PublicEntities(Name='CustomerV3')", 200],
    ["PublicEntities('customerv3')", 404],
    ["PublicEntities('CustomersV3')", 404],
    ["PublicEntities('CustCustomerV3Entity')", 404],
    ["DataEntities('CustCustomerV3Entity')", 200],
    ["PublicEnumerations('NoYes')", 200],
    ["PublicEnumerations('Microsoft.Dynamics.DataEntities.NoYes')", 404],
  ])('%s answers %i', async (path, status) => {
    expect((await get(`/metadata/${path}`)).status).toBe(status);
  });

  test('it is the same object as in the list, with its own context', async () => {
    const { '@odata.context': context, ...entity } = await getJson(
      "/metadata/PublicEntities('CustomerV3')",
    );
    expect(context).toBe(`${demo.url}/metadata/$metadata#PublicEntities/$entity`);
    expect(entity).toEqual(demo.catalogue.publicEntities.find(({ Name }) => Name === 'CustomerV3'));
  });
});

describe('labels', () => {
  test.each([
    "Labels(Id='@AccountsReceivable:CustCustomerV3EntityLabel',Language='de')",
    "Labels(Id='%40AccountsReceivable%3ACustCustomerV3EntityLabel',Language='de')",
    "labels(Language='de',Id='@accountsreceivable:custcustomerv3entitylabel')",
  ])('%s has its text', async (path) => {
    expect((await getJson(`/metadata/${path}`)).Value).toBe('Debitoren V3');
  });

  test.each(['Labels', "Labels?$filter=Id eq '@SYS13342'", "Labels('@SYS13342')"])(
    '%s is refused: there is no list of labels',
    async (path) => {
      const response = await get(`/metadata/${path}`);
      expect(response.status).toBe(501);
      expect((await response.json()).error.message).toBe(
        'The label id and language must be provided as part of the key segment.',
      );
    },
  );

  test('an unknown one is a 404, a message or nothing', async () => {
    const path = "/metadata/Labels(Id='@NOPE:It''s',Language='de')";
    expect((await get(path)).status).toBe(404);
    demo.setKnobs({ unknownLabel: 'text' });
    expect((await getJson(path)).Value).toMatch(/^Label '@NOPE:It's'/);
    demo.setKnobs({ unknownLabel: 'empty' });
    expect((await getJson(path)).Value).toBe('');
  });
});

describe('actions', () => {
  test('the module list is posted for, and is lines of text', async () => {
    expect((await get(MODULES)).status).toBe(405);
    const response = await fetch(demo.url + MODULES, { method: 'POST', body: '{}' });
    expect(await response.json()).toEqual({
      '@odata.context': `${demo.url}/data/$metadata#Collection(Edm.String)`,
      value: demo.catalogue.modules,
    });
  });

  test.each([
    ['GetApplicationVersion', '10.0.2105.34092'],
    ['GetPlatformBuildVersion', '7.0.7521.60'],
    ['GetApplicationBuildVersion', '10.34.2105.34092'],
  ])('%s answers %s', async (action, version) => {
    const path = `/data/DataManagementEntities/Microsoft.Dynamics.DataEntities.${action}`;
    const response = await fetch(demo.url + path, { method: 'POST', body: '{}' });
    expect((await response.json()).value).toBe(version);
  });

  test.each([403, 404] as const)('the module list can be missing with %i', async (status) => {
    demo.setKnobs({ modulesAction: status });
    expect((await fetch(demo.url + MODULES, { method: 'POST', body: '{}' })).status).toBe(status);
  });
});

test('every answer carries the headers of the service', async () => {
  const { headers } = await get("/metadata/PublicEnumerations('NoYes')");
  expect(headers.get('content-type')).toBe(
    'application/json; odata.metadata=minimal; charset=utf-8',
  );
  expect(headers.get('odata-version')).toBe('4.0');
  expect(headers.get('ms-dyn-aid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('server-timing')).toMatch(/^dur=\d+$/);
});

test('the small sets of a connection test answer', async () => {
  expect((await getJson('/data/LegalEntities?$top=1')).value).toHaveLength(1);
  expect((await getJson('/data')).value).toContainEqual({
    name: 'CustomersV3',
    kind: 'EntitySet',
    url: 'CustomersV3',
  });
  expect((await get('/data/Nonsense')).status).toBe(404);
});

test('$metadata has what is switched on, and nothing that is not', async () => {
  const answer = await get('/data/$metadata');
  expect(answer.headers.get('content-type')).toMatch(/^application\/xml/);
  const xml = await answer.text();
  const count = (mark: RegExp) => [...xml.matchAll(mark)].length;
  const on = demo.catalogue.publicEntities.filter((entity) => entity.ConfigurationEnabled);
  expect(on.length).toBeLessThan(demo.catalogue.publicEntities.length);
  expect(count(/<EntityType /g)).toBe(on.length);
  expect(count(/<EntitySet /g)).toBe(on.length);
  expect(xml).toContain('Term="Microsoft.Dynamics.OData.Core.V1.LabelId"');
  demo.setKnobs({ edmxAnnotations: false });
  expect(await (await get('/data/$metadata')).text()).not.toContain('<Annotation ');
});

test('the module list follows the release that is set', async () => {
  const before = await (await fetch(demo.url + MODULES, { method: 'POST' })).json();
  demo.setKnobs({ release: 2 });
  const after = await (await fetch(demo.url + MODULES, { method: 'POST' })).json();
  expect(after.value).not.toEqual(before.value);
});

function get(path: string): Promise<Response> {
  return fetch(demo.url + path);
}

async function getJson(path: string): Promise<Record<string, unknown>> {
  return (await get(path)).json();
}

/** fetch asks for compression by itself, and undoes it; here the headers count. */
function getHeaders(path: string, headers: Record<string, string>): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    request(demo.url + path, { headers }, (response) => {
      response.resume();
      resolve(response.headers);
    })
      .on('error', reject)
      .end();
  });
}
