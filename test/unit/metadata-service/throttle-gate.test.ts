import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MAX_CONCURRENCY, ThrottleGate } from '../../../worker/metadata-service/throttle-gate.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const turn = { signal: new AbortController().signal, isRepeated: false };

test('six requests pass at a time', async () => {
  const gate = new ThrottleGate();
  const { begun, end } = passMany(gate, 10);
  await settle();
  expect(begun()).toBe(6);
  end();
  await settle();
  expect(begun()).toBe(10);
});

test('nobody starts before the longest pause is over', async () => {
  const gate = new ThrottleGate();
  gate.hold(5000, 0);
  gate.hold(1000, 0);
  const { begun } = passMany(gate, 1);
  await vi.advanceTimersByTimeAsync(4999);
  expect(begun()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun()).toBe(1);
});

test('a clock that is set back does not make a pause pass for one that is over', async () => {
  const gate = new ThrottleGate();
  gate.hold(1000, 0);
  await vi.advanceTimersByTimeAsync(1000);
  vi.setSystemTime(Date.now() - 3_600_000);
  gate.hold(5000, 1);
  const { begun } = passMany(gate, 1);
  await vi.advanceTimersByTimeAsync(4999);
  expect(begun()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun()).toBe(1);
});

test('many refusals of one round halve the concurrency once, never below two', async () => {
  const gate = new ThrottleGate();
  await refuseMany(gate, 3);
  expect(gate.concurrency).toBe(3);
  await refuseMany(gate, 3);
  expect(gate.concurrency).toBe(2);
  await refuseMany(gate, 1);
  expect(gate.concurrency).toBe(2);
});

test('concurrency grows slowly, and not for ever', async () => {
  const gate = new ThrottleGate();
  for (let count = 0; count < 29; count += 1) await gate.pass(() => Promise.resolve(), turn);
  expect(gate.concurrency).toBe(6);
  await gate.pass(() => Promise.resolve(), turn);
  expect(gate.concurrency).toBe(7);
  for (let count = 0; count < 1000; count += 1) await gate.pass(() => Promise.resolve(), turn);
  expect(gate.concurrency).toBe(MAX_CONCURRENCY);
});

test('a request that was refused before goes first', async () => {
  const gate = new ThrottleGate();
  gate.hold(1000, 0);
  const order: string[] = [];
  const enter = (name: string, isRepeated: boolean): Promise<number> =>
    gate.pass(() => Promise.resolve(order.push(name)), { ...turn, isRepeated });
  const passed = [enter('new', false), enter('newer', false), enter('repeated', true)];
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(passed);
  expect(order).toEqual(['repeated', 'new', 'newer']);
});

test('a task that has begun is awaited even when its signal aborts', async () => {
  const cancel = new AbortController();
  const taken = Promise.withResolvers<string>();
  const passed = new ThrottleGate().pass(() => taken.promise, {
    signal: cancel.signal,
    isRepeated: false,
  });
  await settle();
  cancel.abort();
  await settle();
  taken.resolve('done');
  expect(await passed).toBe('done');
});

function passMany(gate: ThrottleGate, count: number) {
  let begun = 0;
  const ended = Promise.withResolvers<void>();
  for (let index = 0; index < count; index += 1) {
    void gate.pass(() => {
      begun += 1;
      return ended.promise;
    }, turn);
  }
  return { begun: () => begun, end: () => ended.resolve() };
}

/** All are under way before the first is refused. */
async function refuseMany(gate: ThrottleGate, count: number): Promise<void> {
  const refused = Promise.withResolvers<void>();
  const passing = Array.from({ length: count }, () =>
    gate.pass((round) => refused.promise.then(() => gate.hold(0, round)), turn),
  );
  await settle();
  refused.resolve();
  await Promise.all(passing);
  await settle();
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}
