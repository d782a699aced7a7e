import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import { FileChoice } from '../../../src/state/file-choice.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

const [entities, labels] = [new File([], 'entities'), new File([], 'labels')];

async function chooseBoth() {
  const engine = new FakeEngine();
  const choice = new FileChoice(engine);
  void choice.add([entities]);
  void choice.add([labels]);
  await engine.callsOf('inspectFiles')[1]?.answer(succeed('both'));
  return { engine, choice };
}

test('files that are chosen one by one are looked at together', async () => {
  const { engine, choice } = await chooseBoth();
  expect(engine.calls[1]?.input).toEqual([[entities, labels]]);
  expect([choice.report, choice.isBusy]).toEqual(['both', false]);
  await choice.add([]);
  expect(engine.calls).toHaveLength(2);
});

test('what is in them is not said of another choice, and the last one leaves nothing', async () => {
  const { engine, choice } = await chooseBoth();
  void choice.remove(0);
  expect([choice.files, choice.report, choice.isBusy]).toEqual([[labels], null, true]);
  await engine.calls[2]?.answer(fail({ kind: 'cancelled' }));
  expect([choice.failure, choice.isBusy]).toEqual([{ kind: 'cancelled' }, false]);
  await choice.remove(0);
  expect([choice.files, choice.failure]).toEqual([[], null]);
  expect(engine.calls).toHaveLength(3);
});

test('files that were read are no longer chosen, those that could not be read still are', async () => {
  const { engine, choice } = await chooseBoth();
  const refused = choice.import('UAT');
  expect(engine.callsOf('importFiles')[0]?.input).toEqual([[entities, labels], 'UAT']);
  await engine.callsOf('importFiles')[0]?.answer(fail({ kind: 'cancelled' }));
  expect(await refused).toBeNull();
  expect([choice.files.length, choice.failure]).toEqual([2, { kind: 'cancelled' }]);

  const read = choice.import('UAT');
  expect(choice.failure).toBeNull();
  await engine.callsOf('importFiles')[1]?.answer(succeed('a session'));
  expect(await read).toBe('a session');
  expect([choice.files, choice.report, choice.isBusy]).toEqual([[], null, false]);
});

test('a choice that was closed while it was read stays closed', async () => {
  const { engine, choice } = await chooseBoth();
  const read = choice.import('UAT');
  choice.clear();
  await engine.callsOf('importFiles')[0]?.answer(fail({ kind: 'cancelled' }));
  expect(await read).toBeNull();
  expect([choice.failure, choice.isBusy]).toEqual([null, false]);
});
