import { expect, test } from 'vitest';
import {
  countsText,
  importText,
  pinsText,
  targetKindText,
  targetText,
  turnText,
} from '../../../src/watch-words.ts';
import { pin, verdict, watchList } from './watch-lists.ts';

const list = watchList({
  name: 'Interface to shop',
  pins: [
    pin({ id: 1, part: 'Name' }),
    pin({ id: 2, part: 'CreditLimit' }),
    pin({ id: 3, kind: 'entity', part: null }),
  ],
});
const good = verdict(list, {});
const bad = verdict(list, { 1: 'gone', 2: 'gone' });
const worse = verdict(list, { 1: 'gone', 2: 'gone', 3: 'gone' });
const cause = "UAT's new version";

test('what is broken is counted by what it is', () => {
  expect(pinsText(list, bad, 'broken')).toBe('2 fields');
  expect(pinsText(list, worse, 'broken')).toBe('2 fields, 1 entity');
  expect(countsText(bad)).toBe('2 broken, 1 unchanged');
});

test('a new version that breaks something is told, and only then', () => {
  expect(turnText({ list, before: good, now: bad, cause })).toBe(
    "Interface to shop: 2 fields broken by UAT's new version.",
  );
  expect(turnText({ list, before: bad, now: bad, cause })).toBeNull();
  expect(turnText({ list, before: bad, now: worse, cause })).toContain('2 fields, 1 entity');
  expect(turnText({ list, before: bad, now: good, cause })).toContain('again');
});

test('a first catalogue is told of only where it lacks something', () => {
  expect(turnText({ list, before: null, now: good, cause })).toBeNull();
  expect(turnText({ list, before: null, now: bad, cause })).toContain('broken');
});

test('an import says what it could not compare with anything', () => {
  const imported = { lists: [list], added: 3, known: 1 };
  const told = '3 things added to Interface to shop, 1 known before.';
  expect(importText(imported)).toBe(told);
  const bare = (count: number) =>
    list.pins.map((each, index) => ({ ...each, hasBaseline: index >= count }));
  expect(importText({ ...imported, lists: [{ ...list, pins: bare(2) }] })).toBe(
    `${told} 2 are not in this catalogue and have nothing to compare with yet.`,
  );
  expect(importText({ ...imported, lists: [{ ...list, pins: bare(1) }] })).toMatch(/1 is .* has/);
});

test('a thing is named as in the field, and an entity says how much of it is meant', () => {
  expect(targetText(pin())).toBe('CustomersV3.Name');
  expect(targetText(pin({ kind: 'entity', part: null }))).toBe('CustomersV3');
  expect(targetKindText(pin({ kind: 'entity', part: null, isWhole: true }))).toBe('whole entity');
  expect(targetKindText(pin({ kind: 'entity', part: null }))).toBe('entity');
});
