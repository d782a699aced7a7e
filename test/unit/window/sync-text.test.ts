import { expect, test } from 'vitest';
import { changesText, paceTexts, remainingText } from '../../../src/sync-text.ts';
import { session } from '../assistant/fake-engine.ts';

test.each([
  [0, 'about 5 s left'],
  [12_000, 'about 15 s left'],
  [59_000, 'about 1 min left'],
  [61_000, 'about 2 min left'],
  [3_600_000, 'about 1 h left'],
  [3_700_000, 'about 1 h 2 min left'],
])('%i ms remain: %s', (ms, text) => {
  expect(remainingText(ms)).toBe(text);
});

test.each([
  [{ added: 12, removed: 0, changed: 2400 }, '12 added, 2,400 changed'],
  [{ added: 0, removed: 0, changed: 0 }, 'Nothing has changed'],
])('%o is told as: %s', (changes, text) => {
  expect(changesText(changes)).toBe(text);
});

test('of a pace only what is known is told', () => {
  const labels = {
    phase: 'labels',
    status: 'running',
    done: 10,
    total: 100,
    currentItem: null,
    startedAt: null,
    endedAt: null,
  } as const;
  const pace = { itemsPerSecond: 311.7, bytesPerSecond: 0, remainingMs: null };
  expect(paceTexts(session({ phases: [labels], pace }))).toEqual(['312 labels/s']);
  expect(paceTexts(session())).toEqual([]);
});
