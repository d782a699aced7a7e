import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangesIn, splitHighlight } from '../../../src/components/split-highlight.ts';

test('matches are cut out of the text in their order', () => {
  expect(
    splitHighlight('DeliveryTerms', [
      [8, 13],
      [0, 4],
    ]),
  ).toEqual([
    { text: 'Deli', isMatch: true },
    { text: 'very', isMatch: false },
    { text: 'Terms', isMatch: true },
  ]);
});

test('overlapping matches are marked once', () => {
  expect(
    splitHighlight('abcdef', [
      [0, 3],
      [2, 4],
      [1, 2],
    ]),
  ).toEqual([
    { text: 'abc', isMatch: true },
    { text: 'd', isMatch: true },
    { text: 'ef', isMatch: false },
  ]);
});

test('no letter is lost or doubled, whatever the ranges are', () => {
  const range = fc.tuple(fc.integer({ min: -3, max: 20 }), fc.integer({ min: -3, max: 20 }));
  fc.assert(
    fc.property(fc.string(), fc.array(range), (text, ranges) => {
      const parts = splitHighlight(text, ranges);
      expect(parts.map((part) => part.text).join('')).toBe(text);
    }),
  );
});

test('ranges of another text mark nothing', () => {
  const reason = {
    field: 'label',
    text: 'Lieferbedingung',
    language: 'de',
    ranges: [[0, 6]],
    how: 'prefix',
    typed: null,
  } as const;
  expect(rangesIn([reason], 'label', 'Delivery terms')).toEqual([]);
  expect(rangesIn([reason], 'label', 'Lieferbedingung')).toEqual([[0, 6]]);
});
