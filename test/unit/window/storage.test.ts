import { expect, test } from 'vitest';
import type { StorageState } from '#contract/domain.ts';
import { succeed } from '#contract/outcome.ts';
import type { SyncStatus } from '#contract/sync.ts';
import { StoragePlace } from '../../../src/state/storage.svelte.ts';
import { session } from '../assistant/fake-engine.ts';
import { FakeEngine } from './fake-engine.ts';

test('the browser is asked once to keep what is stored, when a first sync is complete', async () => {
  const { engine, asked, end } = await openStorage({ isPersistent: false });
  await end('failed');
  expect(asked()).toBe(0);
  await end('completed');
  await end('completed');
  expect(asked()).toBe(1);
  expect(engine.callsOf('storageState')).toHaveLength(2);
});

test.each<[string, Partial<StorageState>]>([
  ['it keeps it already', { isPersistent: true }],
  ['nothing is stored beyond this tab', { place: 'memory' }],
])('the browser is not asked where %s', async (_, state) => {
  const { asked, end } = await openStorage(state);
  await end('completed');
  expect(asked()).toBe(0);
});

async function openStorage(change: Partial<StorageState>) {
  const engine = new FakeEngine();
  let count = 0;
  const storage = new StoragePlace(engine, async () => {
    count += 1;
    return true;
  });
  const loaded = storage.load();
  const state = { place: 'opfs', reason: null, usedBytes: 1, quotaBytes: 2, isPersistent: false };
  await engine.callsOf('storageState')[0]?.answer(succeed({ ...state, ...change }));
  await loaded;
  return {
    engine,
    asked: () => count,
    async end(status: SyncStatus) {
      engine.tellAll({ kind: 'sync_changed', session: session({ status }) });
      await new Promise((done) => setImmediate(done));
    },
  };
}
