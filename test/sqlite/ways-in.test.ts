import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { collectLabels, findLabelIds } from '../../src/collector/collect-labels.ts';
import { collectLists } from '../../src/collector/collect-lists.ts';
import { writeCollection } from '../../src/collector/collection-file.ts';
import { Requests } from '../../src/collector/requests.ts';
import { startTestHost } from '../unit/host/start-test-host.ts';
import { isEndOf, openEngine, valueOf, type TestEngine } from './open-engine.ts';

let demo: DemoEnvironment;

beforeAll(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
});

afterEach(() => vi.unstubAllGlobals());

afterAll(() => demo.close());

/** What a catalogue is known by, and how many of its labels have which end. */
async function outcomeOf({ engine }: TestEngine): Promise<object> {
  const [environment] = await valueOf(engine.listEnvironments());
  const { state, digest, counts, labels } = environment?.catalog ?? {};
  return { state, digest, counts, labels, fingerprint: environment?.version?.fingerprint };
}

async function bySync(transport: 'relay' | 'direct'): Promise<object> {
  const { url } = await startTestHost({ config: { relay: { hosts: [demo.url] } } });
  const atlas = await openEngine(undefined, { baseUrl: url });
  const environment = await valueOf(
    atlas.engine.addEnvironment({ name: 'UAT', url: demo.url, auth: 'none', transport }),
  );
  const session = await atlas.sync(environment);
  expect(session).toMatchObject({ status: 'completed', failure: null });
  return outcomeOf(atlas);
}

async function byFiles(...files: readonly File[]): Promise<object> {
  const atlas = await openEngine();
  const { session } = await valueOf(atlas.engine.importFiles(files, 'Saved'));
  const end = (await atlas.waitFor(isEndOf(session.id))).session;
  expect(end).toMatchObject({ status: 'completed', failure: null });
  return outcomeOf(atlas);
}

const ACTIONS = 'Microsoft.Dynamics.DataEntities';

/** Each answer in a file of its own, as somebody saves them; labels one by one as the service answers them. */
async function saveByHand(): Promise<readonly File[]> {
  const lists = [
    ['/metadata/DataEntities'],
    ['/metadata/PublicEntities'],
    ['/metadata/PublicEnumerations'],
    [`/data/SystemNotifications/${ACTIONS}.GetInstalledModules`, 'POST'],
    [`/data/DataManagementEntities/${ACTIONS}.GetApplicationVersion`, 'POST'],
    [`/data/DataManagementEntities/${ACTIONS}.GetPlatformBuildVersion`, 'POST'],
  ] as const;
  const bodies = await Promise.all(
    lists.map(async ([path, method = 'GET']) => (await fetch(demo.url + path, { method })).blob()),
  );
  const labels: Blob[] = [];
  for (const id of await findLabelIds(
    bodies.map((body) => ({ section: '', shape: 'answer', body })),
  )) {
    const answer = await fetch(
      `${demo.url}/metadata/Labels(Id='${encodeURIComponent(id)}',Language='en-US')`,
    );
    const missing = JSON.stringify({ Id: id, Language: 'en-US', Value: null });
    labels.push(answer.ok ? await answer.blob() : new Blob([missing]));
  }
  const list = labels.flatMap((label, at) => (at === 0 ? [label] : [',', label]));
  return [
    ...bodies.map((body) => new File([body], 'saved')),
    new File(['[', ...list, ']'], 'texts'),
  ];
}

/** The collector's own parts; the browser tests run the whole of it in a page. */
async function collect(): Promise<File> {
  const send = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => send(demo.url + path, init));
  vi.stubGlobal('location', new URL(demo.url));
  const requests = new Requests(new AbortController().signal);
  const { sections, missing } = await collectLists(requests, () => {});
  const ids = await findLabelIds(sections);
  const labels = await collectLabels(requests, [{ language: 'en-US', ids }], () => {});
  const file = await writeCollection([...sections, labels.section], {
    lists: missing,
    labels: labels.missing,
  });
  vi.unstubAllGlobals();
  return new File([file], 'collected');
}

test('relay, direct, collector and files fill the same catalogue with the same digest', async () => {
  const direct = await bySync('direct');
  expect(direct).toMatchObject({
    state: 'complete',
    digest: expect.stringMatching(/^[\da-f]{64}$/),
  });
  expect(await bySync('relay')).toEqual(direct);
  expect(await byFiles(await collect())).toEqual(direct);
  expect(await byFiles(...(await saveByHand()))).toEqual(direct);
});
