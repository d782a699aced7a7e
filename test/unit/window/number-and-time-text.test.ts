import { expect, test } from 'vitest';
import {
  aboutSizeText,
  amountText,
  countText,
  percentOf,
  sizeText,
} from '../../../src/number-text.ts';
import { agoText, durationText, elapsedMs } from '../../../src/time-text.ts';

const NOW_MS = Date.parse('2026-11-20T12:00:00Z');

test('numbers have thousands separators', () => {
  expect(countText(86_597)).toBe('86,597');
});

test('what is about a size is not about less than a size', () => {
  expect(aboutSizeText(31_000_000)).toBe('about 31 MB');
  expect(aboutSizeText(900)).toBe('under 0.1 MB');
});

test('one is one, and everything else is many', () => {
  expect(amountText(1, 'entity', 'entities')).toBe('1 entity');
  expect(amountText(0, 'entity', 'entities')).toBe('0 entities');
  expect(amountText(2320, 'field')).toBe('2,320 fields');
});

test.each([
  [0, '0 MB'],
  [10, 'under 0.1 MB'],
  [1_240_000, '1.2 MB'],
  [47_400_000, '47 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test('a percentage needs a total, and 100 % means all', () => {
  expect(percentOf(5, null)).toBeNull();
  expect(percentOf(0, 0)).toBeNull();
  expect(percentOf(999, 1000)).toBe(99);
  expect(percentOf(1000, 1000)).toBe(100);
  expect(percentOf(1001, 1000)).toBe(100);
});

test.each([
  ['2026-11-20T11:59:30Z', 'just now'],
  ['2026-11-20T12:00:30Z', 'just now'],
  ['2026-11-20T11:57:00Z', '3 min ago'],
  ['2026-11-20T09:30:00Z', '2 h ago'],
  ['2026-11-19T11:00:00Z', '1 day ago'],
  ['2026-11-10T12:00:00Z', '10 days ago'],
  ['2026-01-02T12:00:00Z', 'on 2 Jan 2026'],
])('%s is %s', (moment, text) => {
  expect(agoText(moment, NOW_MS)).toBe(text);
});

test.each([
  [-5, 'under 0.1 s'],
  [99, 'under 0.1 s'],
  [100, '0.1 s'],
  [420, '0.4 s'],
  [9_999, '9.9 s'],
  [12_700, '12 s'],
  [65_000, '1 min 5 s'],
  [3_720_000, '1 h 2 min'],
])('%i ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test('what has not ended takes until now', () => {
  const start = '2026-11-20T11:59:00Z';
  expect(elapsedMs(start, null, NOW_MS)).toBe(60_000);
  expect(elapsedMs(start, '2026-11-20T11:59:10Z', NOW_MS)).toBe(10_000);
});
