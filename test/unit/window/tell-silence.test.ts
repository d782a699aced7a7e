import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Notices } from '../../../src/state/notices.svelte.ts';
import { tellSilence } from '../../../src/state/tell-silence.ts';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

test('a catalogue that does not answer is told, and taken back when it does', async () => {
  const notices = new Notices();
  const arrival = Promise.withResolvers<void>();
  const told = tellSilence(arrival.promise, notices);
  vi.advanceTimersByTime(19_000);
  expect(notices.all).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(notices.all).toMatchObject([{ text: expect.stringMatching(/does not answer/) }]);
  vi.advanceTimersByTime(600_000);
  expect(notices.all).toHaveLength(1);
  arrival.resolve();
  await told;
  expect(notices.all).toEqual([]);
});

test('one that answers in time is not talked about', async () => {
  const notices = new Notices();
  await tellSilence(Promise.resolve(), notices);
  vi.advanceTimersByTime(60_000);
  expect(notices.all).toEqual([]);
});
