import { expect, test } from 'vitest';
import { paletteGroups, type PaletteGroup } from '../../src/pages/frame/palette-groups.ts';

const named = (group: PaletteGroup, name: string) => ({ group, name });
const COMMANDS = [
  named('Go to', 'Compare'),
  named('Go to', 'Sync'),
  named('Lately', 'synchronised orders'),
  named('Environments', 'Check the sync of UAT'),
  named('Environments', 'Sync UAT'),
  named('Search', 'Search for “sync”'),
];

function namesFor(text: string) {
  return paletteGroups(COMMANDS, text).flatMap(({ rows }) =>
    rows.map(({ command }) => command.name),
  );
}

test('a command whose name begins with what was typed comes before the search for it', () => {
  expect(namesFor(' Sync')).toEqual([
    'Sync',
    'Compare',
    'Sync UAT',
    'Check the sync of UAT',
    'Search for “sync”',
    'synchronised orders',
  ]);
});

test('words that begin no command are searched for first', () => {
  expect(namesFor('orders')[0]).toBe('Search for “sync”');
  expect(namesFor('')).toEqual(namesFor('orders'));
});

test('rows are numbered as they are shown', () => {
  const rows = paletteGroups(COMMANDS, 'sync').flatMap((group) => group.rows);
  expect(rows.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5]);
});
