import { expect, test } from 'vitest';
import type { PinTarget } from '#contract/watch-list.ts';
import { parseWatchListFile } from '../../../worker/watch-lists/parse-watch-list-file.ts';

const NAME: PinTarget = { kind: 'property', owner: 'Customers', part: 'Name', isWhole: false };
const CUSTOMERS: PinTarget = { kind: 'entity', owner: 'Customers', part: null, isWhole: true };
const NO_YES: PinTarget = { kind: 'enumeration', owner: 'NoYes', part: null, isWhole: true };

const file = (lists: unknown, head: object = {}) => ({
  format: 'fo-atlas/watch-lists',
  formatVersion: 1,
  lists,
  ...head,
});

const fileOf = (pin: unknown) => file([{ name: 'Shop', pins: [NAME, pin] }]);

const listOf = (length: number, of: unknown) => Array<unknown>(length).fill(of);

test('a file is read as it was written, but for what nobody can mean', () => {
  const pins = [NAME, CUSTOMERS, { ...CUSTOMERS, isWhole: false }, NO_YES];
  const written = file([
    { name: 'Shop', pins },
    { name: 'Bank', pins: [] },
  ]);
  expect(parseWatchListFile(written)).toEqual(written);
  const careless = [
    {
      name: ' Shop ',
      pins: [
        { ...NAME, isWhole: true },
        { ...NO_YES, isWhole: false },
      ],
    },
  ];
  expect(parseWatchListFile(file(careless))).toEqual(
    file([{ name: 'Shop', pins: [NAME, NO_YES] }]),
  );
});

test.each([
  ['as many lists as there may be', file(listOf(1000, { name: 'Shop', pins: [] }))],
  ['as many pins as there may be', file([{ name: 'Shop', pins: listOf(10_000, NAME) }])],
  ['the longest name', fileOf({ ...NAME, part: 'x'.repeat(255) })],
])('%s can be read', (_, largest) => {
  expect(parseWatchListFile(largest)).not.toHaveProperty('problem');
});

test.each([
  ['more lists', file(listOf(1001, { name: 'Shop', pins: [] })), /1000 lists/],
  ['more pins', file([{ name: 'Shop', pins: listOf(10_001, NAME) }]), /^list 1 .* 10000 pins/],
  ['a longer name', fileOf({ ...NAME, part: 'x'.repeat(256) }), /^pin 2 of list 1/],
  ['a longer owner', fileOf({ ...NAME, owner: 'x'.repeat(256) }), /^pin 2 of list 1/],
  ['an empty name', fileOf({ ...NAME, part: '' }), /^pin 2 of list 1/],
  ['a pin that is text', fileOf('Customers'), /^pin 2 of list 1/],
  ['an unknown kind', fileOf({ ...NAME, kind: 'table' }), /^pin 2 of list 1/],
  ['no owner', fileOf({ ...NAME, owner: null }), /^pin 2 of list 1/],
  ['a field of nothing', fileOf({ ...NAME, part: null }), /^pin 2 of list 1/],
  ['an entity with a part', fileOf({ ...CUSTOMERS, part: 'Name' }), /^pin 2 of list 1/],
  ['no word on how much', fileOf({ ...CUSTOMERS, isWhole: 'yes' }), /^pin 2 of list 1/],
  ['lists by name', file({ Shop: [] }), /lists/],
  ['a list that is none', file([{ name: 'Shop', pins: [] }, []]), /^list 2/],
  ['a list without pins', file([{ name: 'Shop' }]), /^list 1/],
  ['a list whose name is a number', file([{ name: 5, pins: [] }]), /name of list 1/],
  ['another format', file([], { format: 'fo-atlas/layouts' }), /no file of watch-lists/],
  ['a newer version', file([], { formatVersion: 2 }), /newer version/],
  ['nothing', null, /no file of watch-lists/],
])('a file with %s is refused, and its place told', (_, refused, problem) => {
  expect(parseWatchListFile(refused)).toEqual({ problem: expect.stringMatching(problem) });
});
