import { afterEach, beforeEach, expect, test } from 'vitest';
import { statement } from '../../worker/db/statement.ts';
import { connectDemo, type ConnectedDemo } from './connected-demos.ts';
import { valueOf } from './open-engine.ts';
import { isRunning, phaseOf } from './sync-events.ts';

let demo: ConnectedDemo['demo'];
let atlas: ConnectedDemo['atlas'];
let uat: ConnectedDemo['uat'];

beforeEach(async () => {
  ({ demo, atlas, uat } = await connectDemo());
});

afterEach(() => demo.close());

test('labels of an entity that is opened are asked for before all others, in every chosen language', async () => {
  demo.setKnobs({ latencyMs: { label: 20 } });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { languages: ['de', 'en-US'], startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('labels', 1));
  const catalog = (await atlas.shown(uat)).catalog?.id ?? 0;
  expect(await valueOf(atlas.engine.wantLabels(catalog, 'CustomersV3'))).toBeGreaterThan(10);
  expect(await valueOf(atlas.engine.wantLabels(catalog, 'CustomerV3'))).toBe(0); // the same one
  await expectLabelsBeforeAll(id, 'CustomersV3', ['de', 'en-US']);
  expect(await valueOf(atlas.engine.wantLabels(catalog, 'CustomersV3'))).toBe(0); // it has ended
});

test('labels that are wanted before any is asked for come first, too', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  demo.setKnobs({
    latencyMs: { label: 20 },
    interruptions: [{ path: 'DataManagementEntities$', times: 1, how: 'hang' }],
  });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { strategy: 'labels_only', startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('labels'));
  const catalog = (await atlas.shown(uat)).catalog?.id ?? 0;
  expect(await valueOf(atlas.engine.wantLabels(catalog, 'CustomersV3'))).toBe(0);
  await atlas.engine.pauseSync(id);
  demo.setKnobs({ interruptions: [] });
  await atlas.engine.resumeSync(id);
  await expectLabelsBeforeAll(id, 'CustomersV3', ['en-US']);
});

/** They are there in these languages, and pages are told, while the sync still reads others; then it is cancelled. */
async function expectLabelsBeforeAll(
  sessionId: string,
  entity: string,
  languages: readonly string[],
): Promise<void> {
  const catalog = (await atlas.shown(uat)).catalog?.id ?? 0;
  const hasAll = async (language: string): Promise<boolean> => {
    const { properties } = await valueOf(atlas.engine.getEntity(catalog, entity, [language]));
    const ids = properties.flatMap(({ label }) => (label?.id.startsWith('@') ? [label] : []));
    return ids.every(({ texts }) => texts.some((text) => text.language === language));
  };
  const eventsBefore = atlas.events.length;
  const labelsNow = async () =>
    phaseOf(await valueOf(atlas.engine.getSyncSession(sessionId)), 'labels');
  for (;;) {
    const state = await labelsNow();
    const done = state?.done ?? 0;
    // Of those that nobody looks at, most are still to come.
    if (done > 0) expect(done).toBeLessThan((state?.total ?? 0) / 4);
    const isThere = await Promise.all(languages.map(hasAll));
    if (!isThere.includes(false)) break;
    await atlas.waitFor(isRunning('labels', done + 1));
  }
  await atlas.waitFor(
    (event): event is Extract<typeof event, { kind: 'catalog_changed' }> =>
      event.kind === 'catalog_changed' && atlas.events.indexOf(event) >= eventsBefore,
  );
  const { done = 0, total } = (await labelsNow()) ?? {};
  expect(done).toBeLessThan(total ?? 0);
  await atlas.engine.cancelSync(sessionId);
}

test('bytes of labels count as received', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const session = await atlas.sync(uat, { strategy: 'labels_only' });
  const { done = 0 } = phaseOf(session, 'labels') ?? {};
  expect(session.receivedBytes).toBeGreaterThan(100 * done);
});

test.each([
  ['with 404', '404'],
  ['with a message', 'text'],
  ['with an empty text', 'empty'],
] as const)('labels that the service does not know, %s, are not asked again', async (_, way) => {
  demo.setKnobs({ unknownLabel: way });
  await atlas.sync(uat, { languages: ['fr'] }); // the demo speaks English and German
  const all = demo.requests.read().counts.label;
  expect(all).toBeGreaterThan(100);
  const [coverage] = (await atlas.shown(uat)).catalog?.labels ?? [];
  expect(coverage).toMatchObject({ language: 'fr', known: 0, unknown: coverage?.total });
  demo.requests.reset();
  await atlas.sync(uat, { strategy: 'full', languages: ['fr'] });
  expect(demo.requests.read().counts.label).toBe(0);
});

test('labels of entities come with one answer, in the language that proves to be theirs', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  demo.setKnobs({ latencyMs: { label: 20 } });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, {
      strategy: 'labels_only',
      languages: ['de', 'en-US'],
      startedBy: 'user',
    }),
  );
  await atlas.waitFor(isRunning('labels', 1));
  await atlas.engine.cancelSync(id);
  const texts = (language: string): number =>
    atlas.db.first(presumedTexts, { language })?.count ?? 0;
  expect(texts('en-US')).toBeGreaterThan(200);
  expect(texts('de')).toBe(0);

  demo.setKnobs({ latencyMs: {} });
  const session = await atlas.sync(uat, { languages: ['de', 'en-US'] });
  expect(session.status).toBe('completed');
  expect(texts('en-US')).toBe(0);
});

test('a user who may not read data gets the labels of entities one by one', async () => {
  demo.setKnobs({ rejections: [{ path: 'DataManagementEntities$', status: 403, times: 99 }] });
  const session = await atlas.sync(uat);
  expect(session.status).toBe('completed');
  const [coverage] = (await atlas.shown(uat)).catalog?.labels ?? [];
  expect((coverage?.known ?? 0) + (coverage?.unknown ?? 0)).toBe(coverage?.total);
});

const presumedTexts = statement<{ language: string }, { count: number }>(/* sql */ `
  SELECT count(*) AS count FROM catalog_label WHERE language = :language AND is_inherited = 1
`);
