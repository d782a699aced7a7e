import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { JSON_TYPE, collect, connectDirectly, listen, sendJson } from './answering-server.ts';
import { wireAnswer, wireDataEntity, wireEntity, wireProperty } from './wire.ts';

const requestId = '7b8f0a5e-0000-4000-8000-000000000001';
const named = { 'content-type': JSON_TYPE, 'ms-dyn-aid': requestId };
const path = '/metadata/DataEntities';

describe('read a collection', () => {
  test('all elements arrive in order, in batches of at most 250', async () => {
    const names = Array.from({ length: 1000 }, (_, index) => `Entity${index}`);
    const answer = JSON.stringify(
      wireAnswer(
        'DataEntities',
        names.map((Name) => wireDataEntity({ Name })),
      ),
    );
    const url = await listen((request, response) => {
      expect([request.method, request.url]).toEqual(['GET', path]);
      // It would make a browser ask a host of another origin whether it may.
      expect(request.headers).not.toHaveProperty('content-type');
      response.writeHead(200, { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' });
      response.end(gzipSync(answer));
    });
    const { reading, elements, sizes } = collect<DataEntity>();
    expect(await connectDirectly(url).readDataEntities(reading)).toEqual(
      succeed({ elements: 1000, receivedBytes: answer.length }),
    );
    expect(elements.map((element) => element.name)).toEqual(names);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(250);
  });

  test('elements are handed on while the rest is still to come', async () => {
    const rest = Promise.withResolvers<void>();
    const Properties = Array.from({ length: 300 }, (_, at) => wireProperty({ Name: `P${at}` }));
    const entity = (Name: string): string =>
      JSON.stringify(wireEntity({ Name, EntitySetName: `${Name}Set`, Properties }));
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-type': JSON_TYPE });
      response.write(`{"value":[${entity('First')}`);
      void rest.promise.then(() => response.end(`,${entity('Second')}]}`));
    });
    const seen: number[] = [];
    const outcome = await connectDirectly(url).readEntities({
      signal: new AbortController().signal,
      onBatch: ({ elements }) => {
        seen.push(elements.length);
        rest.resolve();
        return Promise.resolve();
      },
    });
    expect(outcome.ok).toBe(true);
    expect(seen).toEqual([1, 1]);
  });

  test('no more is read while a batch is being taken', async () => {
    const element = (number: number): string =>
      JSON.stringify(wireDataEntity({ Name: `Entity${number}` }));
    let isFullySent = false;
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-type': JSON_TYPE });
      response.write('{"value":[');
      let left = 100_000;
      const send = (): void => {
        while (left > 1) {
          left -= 1;
          if (!response.write(`${element(left)},`)) return void response.once('drain', send);
        }
        isFullySent = true;
        response.end(`${element(0)}]}`);
      };
      send();
    });
    const firstBatch = Promise.withResolvers<void>();
    const permission = Promise.withResolvers<void>();
    const outcome = connectDirectly(url).readDataEntities({
      signal: new AbortController().signal,
      onBatch: () => {
        firstBatch.resolve();
        return permission.promise;
      },
    });
    await firstBatch.promise;
    await settle();
    expect(isFullySent).toBe(false);
    permission.resolve();
    expect(await outcome).toMatchObject({ ok: true, value: { elements: 100_000 } });
  });

  test('two elements of one name are refused: nobody can tell which is meant', async () => {
    const elements = [wireDataEntity(), wireDataEntity({ IsReadOnly: true })];
    const url = await listen((_, response) =>
      sendJson(response, wireAnswer('DataEntities', elements)),
    );
    const outcome = await connectDirectly(url).readDataEntities(collect<DataEntity>().reading);
    expect(outcome).toMatchObject({
      ok: false,
      failure: {
        kind: 'malformed',
        place: "DataEntities[1] 'CustCustomerV3Entity'.Name",
        problem: "a second one is named 'CustCustomerV3Entity'",
      },
    });
  });

  test('two entities of one set are refused, on whatever pages they are', async () => {
    const url = await listen((request, response) => {
      const isFirst = request.url === '/metadata/PublicEntities';
      const entity = wireEntity({ Name: isFirst ? 'CustomerV3' : 'Customer' });
      const next = isFirst && { '@odata.nextLink': `${url}/metadata/PublicEntities?$skip=1` };
      sendJson(response, wireAnswer('PublicEntities', [entity], { ...next }));
    });
    const outcome = await connectDirectly(url).readEntities(collect<Entity>().reading);
    expect(outcome).toMatchObject({
      ok: false,
      failure: {
        kind: 'malformed',
        place: "PublicEntities[1] 'Customer'.EntitySetName",
        problem: "a second one is named 'CustomersV3'",
      },
    });
  });

  test('a list far larger than any is not read to its end', async () => {
    const elements = Array.from({ length: 3000 }, (_, index) =>
      wireDataEntity({ Name: `E${index}` }),
    );
    const url = await listen((_, response) =>
      sendJson(response, wireAnswer('DataEntities', elements)),
    );
    const service = connectDirectly(url, { maxListBytes: 100_000 });
    const outcome = await service.readDataEntities(collect<DataEntity>().reading);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'too_large', path, limitBytes: 100_000 },
    });
  });

  test.each([
    [2, true],
    [3, false],
  ])('of two elements where %i were announced: whole is %s', async (count, isWhole) => {
    const elements = [wireDataEntity({ Name: 'A' }), wireDataEntity({ Name: 'B' })];
    const url = await listen((_, response) =>
      sendJson(response, wireAnswer('DataEntities', elements, { '@odata.count': count })),
    );
    const outcome = await connectDirectly(url).readDataEntities(collect<DataEntity>().reading);
    expect(outcome.ok ? null : outcome.failure.kind).toBe(isWhole ? null : 'truncated');
  });

  test('further pages are followed, should the service ever page', async () => {
    const url = await listen((request, response) => {
      const isFirst = request.url === path;
      const next = isFirst ? { '@odata.nextLink': `${url}${path}?$skiptoken=1` } : {};
      const Name = isFirst ? 'First' : 'Second';
      const answer = wireAnswer('DataEntities', [wireDataEntity({ Name })], next);
      sendJson(response, answer, { 'ms-dyn-aid': isFirst ? 'aid-1' : 'aid-2' });
    });
    const { reading, elements } = collect<DataEntity>();
    expect(await connectDirectly(url).readDataEntities(reading)).toMatchObject({
      ok: true,
      value: { elements: 2, requestId: 'aid-2' },
    });
    expect(elements.map((element) => element.name)).toEqual(['First', 'Second']);
  });

  test('texts of data entities come whole, even without a name, and every byte is told once', async () => {
    const texts = Array.from({ length: 600 }, (_, at) => ({
      TargetName: `Entity${at}`,
      EntityName: `Text ${at}`,
    }));
    const pages = [
      JSON.stringify({ value: texts, '@odata.nextLink': '?page=2' }),
      JSON.stringify({ value: [{ TargetName: null }, { EntityName: null }] }),
    ];
    const url = await listen((request, response) =>
      sendJson(response, pages[request.url === '/data/DataManagementEntities' ? 0 : 1]),
    );
    let toldBytes = 0;
    const outcome = await connectDirectly(url).listEntityTexts?.({
      signal: new AbortController().signal,
      onReceived: (bytes) => (toldBytes += bytes),
    });
    const read = texts.map(({ TargetName, EntityName }) => ({
      name: TargetName,
      text: EntityName,
    }));
    const nothing = { name: '', text: '' };
    expect(outcome).toEqual(succeed([...read, nothing, nothing]));
    expect(toldBytes).toBe(pages.join('').length);
  });

  test.each([
    ['https://other.example/metadata/DataEntities', 'it leads to another host, other.example'],
    ['DataEntities', 'it leads in a circle'],
    [7, 'this is no address'],
  ])('a next page at %s is not followed', async (link, problem) => {
    const url = await listen((_, response) =>
      sendJson(response, wireAnswer('DataEntities', [], { '@odata.nextLink': link }), named),
    );
    expect(await connectDirectly(url).readDataEntities(collect<DataEntity>().reading)).toEqual(
      fail({ kind: 'malformed', path, place: '@odata.nextLink', problem, requestId }),
    );
  });

  test('an answer that is cut off is truncated and says how far it came', async () => {
    const text = JSON.stringify(wireAnswer('DataEntities', [wireDataEntity(), wireDataEntity()]));
    const sent = text.slice(0, -30);
    const url = await listen((_, response) => {
      response.writeHead(200, named);
      response.write(sent, () => response.destroy());
    });
    const outcome = await connectDirectly(url).readDataEntities(collect<DataEntity>().reading);
    expect(outcome).toEqual(
      fail({
        kind: 'truncated',
        path,
        receivedBytes: sent.length,
        receivedElements: 1,
        requestId,
      }),
    );
    const whole = await connectDirectly(url).listDataEntities(new AbortController().signal);
    expect(whole).toEqual(outcome);
  });

  test.each(['', '{"value":[', '{"value":[]'])(
    'an answer that ends with %j is truncated even if the connection ends well',
    async (text) => {
      const url = await listen((_, response) => sendJson(response, text, named));
      expect(await connectDirectly(url).readDataEntities(collect<DataEntity>().reading)).toEqual(
        fail({
          kind: 'truncated',
          path,
          receivedBytes: text.length,
          receivedElements: 0,
          requestId,
        }),
      );
    },
  );

  test('a compressed answer that is cut off is truncated', async () => {
    const zipped = gzipSync(JSON.stringify(wireAnswer('DataEntities', [wireDataEntity()])));
    const url = await listen((_, response) => {
      response.writeHead(200, { ...named, 'content-encoding': 'gzip' });
      response.end(zipped.subarray(0, 40));
    });
    const outcome = await connectDirectly(url).readDataEntities(collect<DataEntity>().reading);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'truncated' } });
  });

  test.each<[string, string, string]>([
    ['{"value":[]}}', 'byte 12', 'something follows the object'],
    ['{"value":[tru]}', 'DataEntities[0]', 'this is no JSON'],
    ['{"value":[[]]}', 'DataEntities[0]', 'an object was expected, not []'],
    [
      JSON.stringify({ value: [wireDataEntity(), wireDataEntity({ IsReadOnly: 0 })] }),
      "DataEntities[1] 'CustCustomerV3Entity'.IsReadOnly",
      'true or false was expected, not 0',
    ],
  ])('%s is malformed at %s', async (text, place, problem) => {
    const url = await listen((_, response) => sendJson(response, text, named));
    expect(await connectDirectly(url).readDataEntities(collect<DataEntity>().reading)).toEqual(
      fail({ kind: 'malformed', path, place, problem, requestId }),
    );
  });

  test('bytes that are no text are malformed at their element', async () => {
    const bytes = Buffer.from(JSON.stringify({ value: [wireDataEntity({ Name: 'A?' })] }));
    bytes[bytes.indexOf('?')] = 0xff;
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-type': JSON_TYPE }).end(bytes);
    });
    const outcome = await connectDirectly(url).readDataEntities(collect<DataEntity>().reading);
    expect(outcome).toMatchObject({
      failure: { kind: 'malformed', place: 'DataEntities[0]', problem: 'this is no JSON' },
    });
  });

  test('a web page is not JSON, whatever its type says', async () => {
    const page = '<!DOCTYPE html><title>Sign in</title>';
    for (const contentType of ['text/html; charset=utf-8', JSON_TYPE]) {
      const headers = { ...named, 'content-type': contentType };
      const url = await listen((_, response) => sendJson(response, page, headers));
      expect(await connectDirectly(url).readDataEntities(collect<DataEntity>().reading)).toEqual(
        fail({ kind: 'not_json', path, contentType, requestId }),
      );
    }
  });

  test('a cancelled reading ends at once and its connection is closed', async () => {
    const isClosed = Promise.withResolvers<void>();
    const cancel = new AbortController();
    const url = await listen((_, response) => {
      response.on('close', () => isClosed.resolve());
      response.writeHead(200, { 'content-type': JSON_TYPE });
      response.write('{"value":[', () => cancel.abort());
    });
    const { reading } = collect<DataEntity>(cancel.signal);
    expect(await connectDirectly(url).readDataEntities(reading)).toEqual(
      fail({ kind: 'cancelled' }),
    );
    await isClosed.promise;
  });

  test('an answer that falls silent is given up', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-type': JSON_TYPE });
      response.write('{"value":[');
    });
    const service = connectDirectly(url, { timing: { silenceMs: 30 } });
    expect(await service.readDataEntities(collect<DataEntity>().reading)).toEqual(
      fail({ kind: 'silent', path, silentSeconds: 1 }),
    );
  });

  const sample = process.env['ATLAS_SAMPLE_DIR'];
  test.skipIf(sample === undefined)(
    'the sample is read whole (needs ATLAS_SAMPLE_DIR)',
    async () => {
      const url = await listen((request, response) => {
        const name = request.url?.split('/').at(-1);
        const file = join(sample ?? '', `${name}.json`);
        const isZipped = name === 'PublicEntities';
        sendJson(
          response,
          isZipped ? gunzipSync(readFileSync(`${file}.gz`)).toString() : readFileSync(file, 'utf8'),
        );
      });
      const service = connectDirectly(url);
      const entities = collect<Entity>();
      await service.readEntities(entities.reading);
      expect(entities.elements).toHaveLength(248);
      expect(entities.elements.flatMap((entity) => entity.properties)).toHaveLength(8166);
      expect(entities.elements.flatMap((entity) => entity.navigationProperties)).toHaveLength(208);
      const dataEntities = collect<DataEntity>();
      await service.readDataEntities(dataEntities.reading);
      expect(dataEntities.elements).toHaveLength(255);
      const enumerations = collect<Enumeration>();
      await service.readEnumerations(enumerations.reading);
      expect(enumerations.elements).toHaveLength(754);
    },
  );
});

/** Lets everything happen that is not held back. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
