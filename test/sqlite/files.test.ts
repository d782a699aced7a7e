import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import type { SyncSession } from '#contract/sync.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { fail } from '#contract/outcome.ts';
import { listWantedFiles } from '../../src/wanted-files.ts';
import { copyDatabase, isEndOf, openEngine, valueOf, type TestEngine } from './open-engine.ts';
import { fileOf, saveAnswers, saveLists, type SavedAnswers } from './saved-answers.ts';
import { isRunning, phaseOf } from './sync-events.ts';

let demo: DemoEnvironment;
let saved: SavedAnswers;
/** Of the same environment, read as a service. */
let expected: { readonly digest: string; readonly fingerprint: string; readonly known: number };
let atlas: TestEngine;

beforeAll(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  const service = await openEngine();
  const { url } = demo;
  const environment = await service.connect({ url });
  await service.sync(environment);
  const [synced] = await valueOf(service.engine.listEnvironments());
  expected = {
    digest: synced?.catalog?.digest ?? '',
    fingerprint: synced?.version?.fingerprint ?? '',
    known: synced?.catalog?.labels[0]?.known ?? 0,
  };
  saved = await saveAnswers(url);
});

afterAll(() => demo.close());

beforeEach(async () => {
  atlas = await openEngine();
});

const gzipped = (text: string) => fileOf(new Uint8Array(gzipSync(text)));

async function importFiles(files: readonly File[], name = 'Saved'): Promise<SyncSession> {
  const { session } = await valueOf(atlas.engine.importFiles(files, name));
  return (await atlas.waitFor(isEndOf(session.id))).session;
}

async function shown(): Promise<Environment> {
  const [environment] = await valueOf(atlas.engine.listEnvironments());
  if (environment === undefined) throw new Error('There is no environment.');
  return environment;
}

test('saved answers give the same catalogue as the service', async () => {
  const { dataEntities, entities, enumerations, modules, labels } = saved;
  const session = await importFiles([
    fileOf(labels),
    gzipped(entities),
    fileOf(modules),
    fileOf(`\uFEFF${enumerations}`),
    fileOf(dataEntities),
    fileOf(labels.replaceAll('"en-US"', '"de"')),
  ]);
  expect(session).toMatchObject({ status: 'completed', failure: null });
  const { catalog, version, ...environment } = await shown();
  expect(environment).toMatchObject({ kind: 'snapshot', transport: 'file', name: 'Saved' });
  expect(catalog).toMatchObject({ state: 'complete', digest: expected.digest });
  expect(version).toMatchObject({ source: 'modules', fingerprint: expected.fingerprint });
  expect(catalog?.labels).toMatchObject([
    { language: 'de', known: expected.known },
    { language: 'en-US', known: expected.known },
  ]);
  const hits = await valueOf(
    atlas.engine.search(catalog?.id ?? 0, { text: 'customer delivery terms' }),
  );
  expect(hits.hits[0]?.name).toBe('DeliveryTerms');
});

test('what came in files has no connection to check', async () => {
  await importFiles([fileOf(saved.dataEntities)]);
  const { id } = await shown();
  expect(await atlas.engine.checkConnection(id)).toMatchObject({
    failure: { kind: 'bad_input', field: 'environment' },
  });
});

test('files that come one by one complete the same catalogue', async () => {
  const first = await importFiles([fileOf(saved.dataEntities)]);
  expect(first.status).toBe('completed');
  expect(first.warnings.join(' ')).toContain(
    'Not in these files: public entities with their fields, enumerations, labels',
  );
  expect(await shown()).toMatchObject({
    version: { source: 'data_entities' },
    catalog: { state: 'partial' },
  });
  await importFiles([fileOf(saved.enumerations)]);
  const about = (JSON.parse(saved.modules) as { value: string[] }).value.join('\r\n');
  await importFiles([fileOf(about)]);
  expect(await shown()).toMatchObject({
    version: { source: 'modules', fingerprint: expected.fingerprint },
    catalog: { state: 'partial' },
  });
  await importFiles([fileOf(saved.entities)]);
  expect((await shown()).catalog).toMatchObject({ state: 'complete', digest: expected.digest });
  const last = await importFiles([fileOf(saved.labels)]);
  expect(last.strategy).toBe('labels_only');
  expect((await shown()).catalog?.labels).toMatchObject([{ known: expected.known }]);
  expect((await valueOf(atlas.engine.cacheStatistics())).catalogs).toBe(1);
});

describe('files that tell a build number', () => {
  const version = (text: string) => fileOf(JSON.stringify({ value: text }), 'application.json');

  test('of another build begin a catalogue of their own', async () => {
    await importFiles([fileOf(saved.dataEntities), version('10.0.2105.1')]);
    expect((await shown()).catalog?.counts.dataEntities).toBeGreaterThan(0);
    await importFiles([fileOf(saved.enumerations), version('10.0.2177.1')]);
    const begun = await shown();
    expect(begun).toMatchObject({
      version: { source: 'builds', applicationVersion: '10.0.2177.1' },
      catalog: { state: 'partial', counts: { dataEntities: 0 } },
    });
    expect(begun.catalog?.counts.enumerations).toBeGreaterThan(0);

    await importFiles([fileOf(saved.modules), version('10.0.2345.1')]);
    expect(await shown()).toMatchObject({
      version: { source: 'modules', applicationVersion: '10.0.2345.1' },
      catalog: { state: 'partial', counts: { enumerations: 0 } },
    });
  });

  test('of the same build complete what is there', async () => {
    await importFiles([fileOf(saved.dataEntities), version('10.0.2105.1')]);
    await importFiles([fileOf(saved.enumerations), version('10.0.2105.1')]);
    await importFiles([fileOf(saved.modules), version('10.0.2105.1')]);
    const { version: known, catalog } = await shown();
    expect(known).toMatchObject({ source: 'modules', applicationVersion: '10.0.2105.1' });
    expect(catalog?.counts.dataEntities).toBeGreaterThan(0);
    expect(catalog?.counts.enumerations).toBeGreaterThan(0);
  });
});

test('a line of the module list in no known form is kept as it is, and told', async () => {
  const about = (JSON.parse(saved.modules) as { value: string[] }).value;
  const session = await importFiles([
    fileOf([...about, 'Something else'].join('\r\n')),
    fileOf(saved.dataEntities),
  ]);
  expect(session.warnings).toContain(
    'Lines of the module list in no known form: 1. They are kept as they are.',
  );
  const { version } = await shown();
  expect(await valueOf(atlas.engine.listModules(version?.id ?? 0))).toMatchObject({
    unreadable: ['Something else'],
  });
});

test('a report tells what was found and what is missing before anything is stored', async () => {
  const report = await valueOf(
    atlas.engine.inspectFiles([
      fileOf(saved.labels, 'texts'),
      fileOf(saved.dataEntities, 'entities.json'),
      fileOf('<html>Sign in</html>', 'page.json'),
      fileOf(saved.enumerations.slice(0, 2000), 'cut'),
      fileOf('{"value":[{"a":1}]}', 'other'),
      fileOf(gzipSync(saved.entities).subarray(0, 500).slice(), 'cut.gz'),
      fileOf('{"value":["Name: Retail | Version: 1", "Name: Tax | Version: 2", "Na', 'modules'),
    ]),
  );
  const [labels, dataEntities, page, cut, other, cutGzip, modules] = report.files;
  const { length } = (JSON.parse(saved.dataEntities) as { value: unknown[] }).value;
  expect(labels?.parts).toMatchObject([{ content: 'labels', languages: ['en-US'] }]);
  expect(dataEntities?.parts).toMatchObject([{ content: 'data_entities', elements: length }]);
  expect(page?.failure).toMatchObject({ file: 'page.json', problem: { kind: 'web_page' } });
  expect(cut?.failure).toMatchObject({ file: 'cut', problem: { kind: 'cut' } });
  expect(other?.failure).toMatchObject({ file: 'other', problem: { kind: 'unknown' } });
  expect(cutGzip?.failure).toMatchObject({ file: 'cut.gz', problem: { kind: 'cut' } });
  expect(modules?.failure).toMatchObject({ problem: { kind: 'cut', readElements: 2 } });
  expect(report.missing).toEqual([
    'modules',
    'application_version',
    'platform_version',
    'entities',
    'enumerations',
  ]);
  expect(report).toMatchObject({ canImport: true, host: new URL(demo.url).host });
  expect(await valueOf(atlas.engine.listEnvironments())).toEqual([]);
});

test('files that cannot tell a version do not begin a catalogue', async () => {
  const session = await importFiles([fileOf(saved.entities)]);
  expect(session.failure).toEqual({
    kind: 'files_needed',
    environment: 'Saved',
    problem: 'no_version',
  });
});

test('files are asked for again once they are closed', async () => {
  await importFiles([fileOf(saved.dataEntities)]);
  const later = await openEngine(atlas.db);
  const session = await later.sync(await shown());
  expect(session.failure).toMatchObject({ kind: 'files_needed', problem: 'gone' });
  expect((await shown()).catalog?.counts.dataEntities).toBeGreaterThan(0);
});

test('pages of a list are one list, and a page too few is noticed', async () => {
  const list = JSON.parse(saved.dataEntities) as { value: unknown[] };
  const page = (from: number, to: number, more: object) =>
    fileOf(JSON.stringify({ value: list.value.slice(from, to), ...more }));
  const next = { '@odata.nextLink': `${demo.url}/metadata/DataEntities?$skip=5` };
  const half = await importFiles([page(0, 5, next)]);
  expect(half.failure).toMatchObject({
    kind: 'bad_file',
    problem: { place: '@odata.nextLink', problem: 'the page that follows is not among the files' },
  });
  const whole = await importFiles([page(0, 5, next), page(5, list.value.length, {})]);
  expect(whole.failure).toBeNull();
  expect((await shown()).catalog?.counts.dataEntities).toBe(list.value.length);
});

test('files that are chosen while others are read are refused, and not read later in their place', async () => {
  const { modules, dataEntities, entities, enumerations } = saved;
  const lists = [modules, dataEntities, entities, enumerations].map((text) => fileOf(text));
  const { session } = await valueOf(atlas.engine.importFiles(lists, 'Saved'));
  await atlas.engine.pauseSync(session.id);
  expect(await atlas.engine.importFiles([fileOf(modules)], 'Saved')).toEqual(
    fail({ kind: 'sync_running', sessionId: session.id }),
  );
  await atlas.engine.resumeSync(session.id);
  expect((await atlas.waitFor(isEndOf(session.id))).session.status).toBe('completed');
  const again = await atlas.sync(await shown(), { strategy: 'full' });
  expect(again).toMatchObject({ status: 'completed', failure: null });
  expect(phaseOf(again, 'schemas')?.status).toBe('completed');
});

test('files that were refused are not read later, either', async () => {
  const { modules, dataEntities, entities, enumerations } = saved;
  const lists = [modules, dataEntities, entities, enumerations].map((text) => fileOf(text));
  await importFiles(lists);
  const files = await shown();
  // Their tab was closed.
  atlas = await openEngine(atlas.db);
  const uat = await atlas.connect(demo);
  demo.setKnobs({ hang: ['publicEnumerations'] });
  const request = { strategy: 'full_without_labels', startedBy: 'user' } as const;
  const { id } = await valueOf(atlas.engine.startSync(uat.id, request));
  await atlas.waitFor(isRunning('enumerations'));
  expect(await atlas.engine.importFiles(lists, 'Saved')).toEqual(
    fail({ kind: 'sync_running', sessionId: id }),
  );
  await atlas.engine.cancelSync(id);
  demo.setKnobs({ hang: [] });
  const later = await atlas.sync(files, { strategy: 'full' });
  expect(later.failure).toMatchObject({ kind: 'files_needed', problem: 'gone' });
});

test('without any file there is nothing to import', async () => {
  expect(await atlas.engine.importFiles([], 'Saved')).toMatchObject({
    failure: { kind: 'bad_input', field: 'files' },
  });
  expect(await valueOf(atlas.engine.listEnvironments())).toEqual([]);
});

test('where no file can be read, the reason is told, and nothing begins', async () => {
  const files = [fileOf('<html>Sign in</html>', 'page.json')];
  expect(await atlas.engine.importFiles(files, 'Saved')).toMatchObject({
    failure: { kind: 'bad_file', file: 'page.json', problem: { kind: 'web_page' } },
  });
  expect(await valueOf(atlas.engine.listEnvironments())).toEqual([]);
});

test('files without a name for their environment are refused', async () => {
  expect(await atlas.engine.importFiles([fileOf(saved.dataEntities)], ' ')).toMatchObject({
    failure: { kind: 'bad_input', field: 'name' },
  });
  expect(await valueOf(atlas.engine.listEnvironments())).toEqual([]);
});

test('every tab hears of an environment from files before they are read', async () => {
  const files = [fileOf(saved.dataEntities)];
  const { session } = await valueOf(atlas.engine.importFiles(files, 'Saved'));
  expect(atlas.events).toContainEqual({ kind: 'environments_changed' });
  await atlas.waitFor(isEndOf(session.id));
});

test('names in any script have addresses of their own', async () => {
  for (const name of ['Prod Ä', 'Prod Ö', 'prod-ä', '本番']) {
    await importFiles([fileOf(saved.dataEntities)], name);
  }
  const hosts = (await valueOf(atlas.engine.listEnvironments())).map(({ host }) => host);
  expect(new Set(hosts).size).toBe(4);
  for (const host of hosts) expect(encodeURIComponent(host)).toBe(host);
});

test('$metadata alone begins a catalogue, which says what it does not know', async () => {
  const session = await importFiles([fileOf(saved.edmx)]);
  expect(session).toMatchObject({ status: 'completed', failure: null });
  expect(session.warnings.join(' ')).toContain('made from $metadata, which does not tell:');
  expect(session.warnings.join(' ')).toContain('Not in these files: data entities, labels');
  expect(session.phases.filter(({ status }) => status === 'limited')).toHaveLength(2);
  const { catalog, version } = await shown();
  expect(version).toMatchObject({ source: 'data_entities' });
  expect(catalog).toMatchObject({ state: 'partial', counts: { dataEntities: 0 } });
  const hits = await valueOf(atlas.engine.search(catalog?.id ?? 0, { text: 'CustomersV3' }));
  expect(hits.hits[0]).toMatchObject({ kind: 'entity' });
});

test('a catalogue made from $metadata is never complete, and what the service answers replaces it', async () => {
  const { edmx, dataEntities, modules, entities, enumerations, labels } = saved;
  await importFiles([edmx, dataEntities, modules, labels].map((text) => fileOf(text)));
  expect(await shown()).toMatchObject({
    version: { source: 'modules', fingerprint: expected.fingerprint },
    catalog: { state: 'partial', digest: null },
  });
  await importFiles([fileOf(entities)]);
  // It has read the entities themselves: those of $metadata are not taken instead.
  const again = await importFiles([fileOf(edmx)]);
  expect(phaseOf(again, 'schemas')?.status).toBe('skipped');
  expect((await shown()).catalog?.state).toBe('partial');
  await importFiles([fileOf(enumerations)]);
  expect((await shown()).catalog).toMatchObject({ state: 'complete', digest: expected.digest });
  await importFiles([fileOf(edmx)]);
  expect((await shown()).catalog).toMatchObject({ state: 'complete', digest: expected.digest });
});

test('two versions that look alike are told apart by their names, or by their numbers', async () => {
  const { applicationVersion, platformVersion, dataEntities } = saved;
  const { files } = await valueOf(
    atlas.engine.inspectFiles([fileOf(applicationVersion), fileOf(platformVersion)]),
  );
  expect(files.map(({ parts }) => parts[0])).toMatchObject([
    { content: 'application_version', version: { toldBy: 'number' } },
    {
      content: 'platform_version',
      version: { toldBy: 'number', text: demo.catalogue.platformVersion },
    },
  ]);
  const odd = fileOf('{"value":"11.0.1.2"}', 'GetPlatformBuildVersion.json');
  const named = await valueOf(atlas.engine.inspectFiles([odd]));
  expect(named.files[0]?.parts).toMatchObject([
    { content: 'platform_version', version: { toldBy: 'name', text: '11.0.1.2' } },
  ]);
  await importFiles([fileOf(platformVersion), fileOf(dataEntities), fileOf(applicationVersion)]);
  expect((await shown()).version).toMatchObject({
    source: 'builds',
    applicationVersion: demo.catalogue.applicationVersion,
    platformVersion: demo.catalogue.platformVersion,
  });
  const before = (await shown()).catalog?.id;
  await importFiles([fileOf(saved.modules)]);
  expect(await shown()).toMatchObject({
    version: { source: 'modules', fingerprint: expected.fingerprint },
    catalog: { id: before, state: 'partial' },
  });
});

test('an empty list is no list', async () => {
  const report = await valueOf(
    atlas.engine.inspectFiles([fileOf('{"@odata.context":"x#DataEntities","value":[]}')]),
  );
  expect(report).toMatchObject({ canImport: false, files: [{ failure: { kind: 'bad_file' } }] });
});

test('a sync whose files were closed with their tab goes on with those that are chosen again', async () => {
  const { session } = await valueOf(
    atlas.engine.importFiles(
      [saved.modules, saved.dataEntities, saved.entities, saved.enumerations].map((text) =>
        fileOf(text),
      ),
      'Saved',
    ),
  );
  await atlas.waitFor(isRunning('enumerations'));
  atlas = await openEngine(await copyDatabase(atlas.db));
  const stopped = (await atlas.waitFor(isEndOf(session.id))).session;
  expect(stopped.failure).toEqual({ kind: 'files_needed', environment: 'Saved', problem: 'gone' });
  expect(listWantedFiles(stopped)).toEqual(['enumerations']);
  expect((await shown()).catalog?.state).toBe('partial');
  await importFiles([fileOf(saved.enumerations)]);
  expect((await shown()).catalog).toMatchObject({ state: 'complete', digest: expected.digest });
});

test('a new version that comes one by one takes the place of the old one once it is whole', async () => {
  const { modules, dataEntities, entities, enumerations } = saved;
  await importFiles([modules, dataEntities, entities, enumerations].map((text) => fileOf(text)));
  demo.setKnobs({ release: 2 });
  const next = await saveLists(demo.url).finally(() => demo.setKnobs({ release: 1 }));
  for (const text of [next.modules, next.dataEntities, next.enumerations]) {
    await importFiles([fileOf(text)]);
    expect((await shown()).catalog).toMatchObject({ state: 'complete', digest: expected.digest });
  }
  const last = await importFiles([fileOf(next.entities)]);
  expect(last.failure).toBeNull();
  const { catalog, version } = await shown();
  expect(catalog).toMatchObject({ state: 'complete', versionId: version?.id });
  expect(catalog?.digest).not.toBe(expected.digest);
  expect(version?.source).toBe('modules');
  expect(version?.fingerprint).not.toBe(expected.fingerprint);
});
