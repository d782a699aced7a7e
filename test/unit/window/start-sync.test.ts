import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import { openKeptValues } from '../../../src/kept-values.ts';
import type { GoOptions } from '../../../src/routing/navigation.svelte.ts';
import { pathOf, type Place } from '../../../src/routing/place.ts';
import { failureText } from '../../../src/failure-text.ts';
import { Notices } from '../../../src/state/notices.svelte.ts';
import { Preferences } from '../../../src/state/preferences.svelte.ts';
import { startSyncAndShow, startSyncOrTell } from '../../../src/state/start-sync.ts';
import { Syncs } from '../../../src/state/syncs.svelte.ts';
import { environment, session } from '../assistant/fake-engine.ts';
import { FakeEngine } from './fake-engine.ts';

function openApp() {
  const engine = new FakeEngine();
  const gone: unknown[] = [];
  const storage = openKeptValues(() => {
    throw new Error('blocked');
  });
  const app = {
    syncs: new Syncs(engine),
    preferences: new Preferences(storage, ['de']),
    navigation: {
      go: async (place: Place, options?: GoOptions) =>
        void gone.push([pathOf(place), options?.query?.environment]),
    },
  };
  return { engine, app, gone };
}

const uat = environment();

test('a sync that begins is shown on its page, with labels in the languages of the reader', async () => {
  const { engine, app, gone } = openApp();
  const started = startSyncAndShow(app, uat, 'entities_only');
  expect(engine.calls[0]?.input).toEqual([
    1,
    { languages: ['de', 'en-US'], startedBy: 'user', strategy: 'entities_only' },
  ]);
  await engine.calls[0]?.answer(succeed(session({ id: 'new' })));
  expect(await started).toBeNull();
  expect(gone).toEqual([['/sync/new', uat.host]]);
});

test('a sync that runs already is simply shown', async () => {
  const { engine, app, gone } = openApp();
  const started = startSyncAndShow(app, uat);
  expect(engine.calls[0]?.input[1]).not.toHaveProperty('strategy');
  await engine.calls[0]?.answer(fail({ kind: 'sync_running', sessionId: 'old' }));
  expect(await started).toBeNull();
  expect(gone).toEqual([['/sync/old', uat.host]]);
});

test('a sync that cannot begin says why, and the page stays', async () => {
  const { engine, app, gone } = openApp();
  const started = startSyncAndShow(app, uat);
  await engine.calls[0]?.answer(fail({ kind: 'offline' }));
  expect([await started, gone]).toEqual([{ kind: 'offline' }, []]);
});

test('a sync that cannot begin from a notice or the palette says why in a notice', async () => {
  const { engine, app } = openApp();
  const notices = new Notices();
  const started = startSyncOrTell({ ...app, notices }, uat);
  await engine.calls[0]?.answer(fail({ kind: 'offline' }));
  await started;
  expect(notices.all.map(({ text }) => text)).toEqual([
    `UAT could not be synced. ${failureText({ kind: 'offline' })}`,
  ]);
});
