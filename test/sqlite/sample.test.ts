import { expect, test } from 'vitest';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { openEngine, valueOf } from './open-engine.ts';

const directory = process.env.ATLAS_SAMPLE_DIR;
if (directory === undefined) {
  console.log('ATLAS_SAMPLE_DIR is not set: the sample of real names is not synced.');
}

test.runIf(directory !== undefined)(
  'a sample of real names is synced whole, unclean as it is, and answers what people ask',
  async () => {
    await using service = await startSample(directory ?? '');
    const { engine, sync } = await openEngine();
    const environment = await valueOf(
      engine.addEnvironment({
        name: 'Sample',
        url: service.url,
        auth: 'none',
        transport: 'direct',
      }),
    );
    const session = await sync(environment);
    expect(session.failure).toBeNull();
    const [{ catalog, version } = {}] = await valueOf(engine.listEnvironments());
    expect(catalog?.state).toBe('complete');
    expect(catalog?.counts).toMatchObject({
      dataEntities: 255,
      entities: 248,
      properties: 8166,
      navigationProperties: 208,
      enumerations: 754,
    });
    expect(version?.moduleCount).toBe(152);
    expect(catalog?.labels).toEqual([{ language: 'en-US', known: 8361, unknown: 39, total: 8400 }]);

    const id = catalog?.id ?? 0;
    const top = async (text: string): Promise<readonly string[]> => {
      const { hits } = await valueOf(engine.search(id, { text, limit: 3 }));
      return hits.map(({ parent, name }) => `${parent ?? ''}.${name}`);
    };
    expect(await top('customer delivery terms')).toContain('CustomersV3.DeliveryTerms');
    expect(await top('custmer delivery terms')).toContain('CustomersV3.DeliveryTerms');
    expect(await top('CustCustomerV3Entity')).toContain('CustomerV3.CustomersV3');

    const customers = await valueOf(engine.getEntity(id, 'CustomersV3', ['en-US']));
    expect(customers.dataEntity?.name).toBe('CustCustomerV3Entity');
    expect(customers.properties.length).toBeGreaterThan(300);
  },
);

async function startSample(from: string) {
  const service = await startDemoEnvironment({ source: { directory: from } });
  return { url: service.url, [Symbol.asyncDispose]: () => service.close() };
}
