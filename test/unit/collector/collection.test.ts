import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../../server/demo-environment/start-demo-environment.ts';
import { collectLists } from '../../../src/collector/collect-lists.ts';
import { readMissing, writeCollection } from '../../../src/collector/collection-file.ts';
import { Requests } from '../../../src/collector/requests.ts';
import { inspectFiles } from '../../../worker/metadata-service/files/inspect-files.ts';

let demo: DemoEnvironment;
const told = new Map<string, string>();
const tell = (name: string, text: string): void => void told.set(name, text);

beforeEach(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  told.clear();
  const send = fetch;
  // As in a page of the environment.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => send(demo.url + path, init));
  vi.stubGlobal('location', new URL(demo.url));
});

afterEach(() => {
  vi.unstubAllGlobals();
  return demo.close();
});

const sectionsOf = ({ sections }: Awaited<ReturnType<typeof collectLists>>) =>
  sections.map(({ section }) => section);

test('lists that are stopped in the middle leave what is complete, and name the rest', async () => {
  demo.setKnobs({ hang: ['publicEntities'] });
  const stop = new AbortController();
  const lists = await collectLists(new Requests(stop.signal), (name, text) => {
    tell(name, text);
    if (name === 'Public entities' && text === 'asking') stop.abort();
  });
  expect(sectionsOf(lists)).toEqual([
    'modules',
    'application_version',
    'platform_version',
    'data_entities',
  ]);
  expect(lists.missing).toEqual(['entities', 'enumerations']);
  expect(told.get('Public entities')).toBe('missing: stopped');
  expect(told.get('Enumerations')).toBe('missing');

  demo.setKnobs({ hang: [] });
  demo.requests.reset();
  const file = await writeCollection(lists.sections, { lists: lists.missing, labels: [] });
  const missing = await readMissing(file);
  const rest = await collectLists(new Requests(new AbortController().signal), tell, missing.lists);
  expect(sectionsOf(rest)).toEqual(['entities', 'enumerations']);
  expect(demo.requests.read().counts.dataEntities).toBe(0);

  const restFile = await writeCollection(rest.sections, { lists: rest.missing, labels: [] });
  const { report } = await inspectFiles(
    [new File([file], 'first'), new File([restFile], 'rest')],
    new AbortController().signal,
  );
  expect(report.missing).toEqual(['labels']);
});

test('a session that ends leaves what is complete, and says how to go on', async () => {
  demo.setKnobs({ rejections: [{ path: 'PublicEnumerations', status: 401, times: 1 }] });
  const lists = await collectLists(new Requests(new AbortController().signal), tell);
  expect(lists.missing).toEqual(['enumerations']);
  expect(told.get('Enumerations')).toMatch(/^missing: your session has ended: reload this page/);
});

test('a list that is refused is left out, and not asked for again', async () => {
  demo.setKnobs({ modulesAction: 403 });
  const lists = await collectLists(new Requests(new AbortController().signal), tell);
  expect(sectionsOf(lists)).not.toContain('modules');
  expect(lists.missing).toEqual([]);
  expect(told.get('Modules')).toBe('left out: the environment answered 403');
});

test('missing labels of a file without missing lists are read, and other files are not', async () => {
  const labels = [{ language: 'de', ids: ['@SYS1', '@A:"b"'] }];
  const lines = [
    '{"format":"fo-atlas-collection","version":1,"host":"x","at":""}',
    JSON.stringify({
      section: 'missing_labels',
      bytes: JSON.stringify(labels).length,
      shape: 'list',
    }),
    JSON.stringify(labels),
    '{"section":"modules","bytes":2,"shape":"answer"}',
    '{}',
    '',
  ];
  const gzipped = (text: string) =>
    new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
  expect(await readMissing(await gzipped(lines.join('\n')))).toEqual({ labels, lists: [] });
  await expect(readMissing(await gzipped('{"value":[]}'))).rejects.toThrow('no collection');
});
