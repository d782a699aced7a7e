import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import { Environments } from '../../../src/state/environments.svelte.ts';
import { Syncs } from '../../../src/state/syncs.svelte.ts';
import { environment, session } from '../assistant/fake-engine.ts';
import { FakeEngine } from './fake-engine.ts';

async function loadTwo(engine: FakeEngine): Promise<Environments> {
  const environments = new Environments(engine);
  void environments.load();
  const two = [environment({ id: 1 }), environment({ id: 2, name: 'PROD' })];
  await engine.callsOf('listEnvironments')[0]?.answer(succeed(two));
  return environments;
}

test('an environment that another tab removed is gone at once, with its syncs', async () => {
  const engine = new FakeEngine();
  const environments = await loadTwo(engine);
  const syncs = new Syncs(engine);
  engine.tellAll({ kind: 'sync_changed', session: session({ id: 'a', environmentId: 1 }) });
  engine.tellAll({ kind: 'sync_changed', session: session({ id: 'b', environmentId: 2 }) });
  engine.tellAll({ kind: 'environment_removed', environmentId: 1 });
  expect(environments.all.map(({ name }) => name)).toEqual(['PROD']);
  expect(syncs.sessions.map(({ id }) => id)).toEqual(['b']);
});

test('what was checked of a removed environment is not said of the next with its id', async () => {
  const engine = new FakeEngine();
  const environments = await loadTwo(engine);
  void environments.checkVersion(1, true);
  await engine.callsOf('checkVersion')[0]?.answer(fail({ kind: 'offline' }));
  expect(environments.checkOf(1)).not.toBeNull();
  engine.tellAll({ kind: 'environment_removed', environmentId: 1 });
  expect(environments.checkOf(1)).toBeNull();
});

test('a change that is refused leaves the list as it is and tells why', async () => {
  const engine = new FakeEngine();
  const environments = await loadTwo(engine);
  const updating = environments.update(1, { name: '' });
  const refusal = { kind: 'bad_input', field: 'name', problem: 'empty' } as const;
  await engine.callsOf('updateEnvironment')[0]?.answer(fail(refusal));
  expect(await updating).toEqual(refusal);
  expect(engine.callsOf('listEnvironments')).toHaveLength(1);
});

test('a newer catalogue that is being read does not take the place of the one that is shown', async () => {
  const engine = new FakeEngine();
  const environments = await loadTwo(engine);
  const shown = environments.withId(1)?.catalog;
  if (!shown) throw new Error('The environment of the test shows a catalogue.');
  const fresh = { ...shown, id: shown.id + 1, state: 'partial' } as const;
  engine.tellAll({ kind: 'catalog_changed', environmentId: 1, catalog: fresh });
  expect(environments.withId(1)?.catalog).toBe(shown);
  const grown = { ...shown, completedAt: '2026-11-02T08:00:00.000Z' };
  engine.tellAll({ kind: 'catalog_changed', environmentId: 1, catalog: grown });
  expect(environments.withId(1)?.catalog).toBe(grown);
});

test('a version is checked once at a time, and the list then shows what was found', async () => {
  const engine = new FakeEngine();
  const environments = await loadTwo(engine);
  void environments.checkVersion(1, false);
  void environments.checkVersion(1, true);
  void environments.checkVersion(2, true);
  const checks = engine.callsOf('checkVersion');
  expect(checks.map(({ input }) => input)).toEqual([
    [1, false],
    [2, true],
  ]);
  await checks[1]?.answer(fail({ kind: 'offline' }));
  expect([environments.isChecking(1), environments.isChecking(2)]).toEqual([true, false]);
  expect(engine.callsOf('listEnvironments')).toHaveLength(1);
  await checks[0]?.answer(succeed('a check'));
  expect(environments.checkOf(1)).toEqual(succeed('a check'));
  expect(engine.callsOf('listEnvironments')).toHaveLength(2);
});

test('nothing is said to be missing before the first answer, and a failure is told until the next', async () => {
  const engine = new FakeEngine();
  const environments = new Environments(engine);
  expect(environments.isLoaded).toBe(false);
  void environments.load();
  await engine.calls[0]?.answer(fail({ kind: 'other_version_open' }));
  expect([environments.isLoaded, environments.failure?.kind]).toEqual([true, 'other_version_open']);
  void environments.load();
  await engine.calls[1]?.answer(succeed([]));
  expect(environments.failure).toBeNull();
});

test('an environment that was added is in the list when that is said', async () => {
  const engine = new FakeEngine();
  const environments = await loadTwo(engine);
  const added = environment({ id: 3, name: 'DEV' });
  const draft = {
    name: 'DEV',
    url: 'https://dev.example',
    auth: 'none',
    transport: 'relay',
  } as const;
  const adding = environments.add(draft).then((outcome) => [outcome, environments.withId(3)]);
  await engine.callsOf('addEnvironment')[0]?.answer(succeed(added));
  await engine.callsOf('listEnvironments')[1]?.answer(succeed([added]));
  expect(await adding).toEqual([succeed(added), added]);
  expect(environments.withId(1)).toBeNull();
});

test('an environment that was removed is gone when that is said, with what went with it', async () => {
  const engine = new FakeEngine();
  const environments = await loadTwo(engine);
  const removing = environments.remove(1).then((outcome) => [outcome, environments.withId(1)]);
  await engine.callsOf('removeEnvironment')[0]?.answer(succeed('what went'));
  await engine.callsOf('listEnvironments')[1]?.answer(succeed([environment({ id: 2 })]));
  expect(await removing).toEqual([succeed('what went'), null]);
});
