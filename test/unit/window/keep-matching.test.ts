import { expect, test } from 'vitest';
import { keepMatching } from '../../../src/pages/frame/keep-matching.ts';

const COMMANDS = [
  { group: 'Environments', name: 'Sync Contoso UAT' },
  { group: 'Environments', name: 'Show Contoso UAT', detail: 'contoso-uat.example.com' },
  { group: 'App', name: 'Appearance dark' },
] as const;

test.each([
  ['', 3],
  ['uat sync', 1],
  ['ENVIRONMENTS', 2],
  ['example.com', 1],
  ['dark contoso', 0],
])('“%s” leaves %i commands: all its words must occur, in any order', (text, count) => {
  expect(keepMatching(COMMANDS, text)).toHaveLength(count);
});
