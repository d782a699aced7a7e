import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Notices } from '../../../src/state/notices.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a notice goes by itself, one that matters stays until it is dismissed', () => {
  const notices = new Notices();
  notices.tell('Copied.');
  const lasting = notices.tell('Broken.', { isLasting: true });
  expect(notices.all.map(({ text }) => text)).toEqual(['Copied.', 'Broken.']);
  vi.advanceTimersByTime(60_000);
  expect(notices.all.map(({ text }) => text)).toEqual(['Broken.']);
  notices.dismiss(lasting);
  expect(notices.all).toEqual([]);
});
