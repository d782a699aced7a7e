import { afterEach, expect, test, vi } from 'vitest';
import { LabelGate, LabelGates } from '../../../server/relay/label-gate.ts';

afterEach(() => vi.useRealTimers());

/** Whoever asks in turn, and what of it has been let pass. */
function askThrough(gate: LabelGate) {
  const passed: string[] = [];
  const { signal } = new AbortController();
  const ask = (id: string) => gate.pass(async () => passed.push(id), { signal, isRepeated: false });
  return { passed, ask };
}

test('a longer pause takes the place of a shorter one, and a shorter one changes nothing', async () => {
  vi.useFakeTimers();
  const gate = new LabelGate();
  const { passed, ask } = askThrough(gate);
  for (const pauseMs of [1000, 3000, 2000]) gate.slowDown(pauseMs);
  const answer = ask('@SYS1');
  await vi.advanceTimersByTimeAsync(2999);
  expect(passed).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await answer;
  expect(passed).toEqual(['@SYS1']);
});

test.each([
  ['although the clock was set back since the last one', 60_000, -3_600_000],
  ['although the last one ended just now', 0, 0],
])('every pause ends, %s', async (_, firstMs, clockMs) => {
  vi.useFakeTimers();
  const gate = new LabelGate();
  const { passed, ask } = askThrough(gate);
  gate.slowDown(firstMs);
  await vi.advanceTimersByTimeAsync(firstMs);
  vi.setSystemTime(Date.now() + clockMs);
  gate.slowDown(firstMs);
  const answer = ask('@SYS1');
  await vi.advanceTimersByTimeAsync(firstMs);
  await answer;
  expect(passed).toEqual(['@SYS1']);
});

test('what a complaint has halved grows again with the answers that come without one', async () => {
  vi.useFakeTimers();
  const gate = new LabelGate();
  const { signal } = new AbortController();
  let underWay = 0;
  const askForEver = () =>
    new Promise<never>(() => {
      underWay += 1;
    });
  gate.slowDown(1000);
  for (let count = 0; count < 60; count++)
    void gate.pass(askForEver, { signal, isRepeated: false });
  await vi.advanceTimersByTimeAsync(1000);
  expect(underWay).toBe(16);
  for (let answers = 0; answers < 64; answers++) gate.countAnswer();
  await vi.advanceTimersByTimeAsync(0);
  expect(underWay).toBe(17);
  for (let answers = 0; answers < 6400; answers++) gate.countAnswer();
  await vi.advanceTimersByTimeAsync(0);
  expect(underWay).toBe(32);
});

test('a gate is kept while somebody asks, and forgotten then unless it has learnt something', async () => {
  const gates = new LabelGates();
  const gateOf = (host: string) => gates.use(host, async (gate) => gate);
  const stay = Promise.withResolvers<void>();
  const first = gates.use('uat.example', async (gate) => {
    await stay.promise;
    return gate;
  });
  const [second, third] = [await gateOf('uat.example'), await gateOf('uat.example')];
  stay.resolve();
  const known = await first;
  for (const gate of [second, third]) expect(gate).toBe(known);
  expect(await gateOf('uat.example')).not.toBe(known);

  await gates.use('uat.example', async (gate) => gate.slowDown(0));
  const learnt = await gateOf('uat.example');
  expect(await gateOf('uat.example')).toBe(learnt);
  expect(await gateOf('other.example')).not.toBe(learnt);
});
