import { expect, test } from 'vitest';
import { cleanName, visibleLine, visibleText } from '../../worker/names/visible-text.ts';

test.each([
  ['  Contoso  UAT ', 'Contoso  UAT'],
  ['Größe 顧客', 'Größe 顧客'],
  ['UAT\u202e\u0000\u2800', 'UAT'],
  ['\u200b \ufeff', null],
  ['', null],
  [null, null],
])('of the name %j, %j can be seen', (text, seen) => {
  expect(cleanName(text, 80)).toBe(seen);
});

test('a name that is too long ends before the character that no longer fits', () => {
  expect(cleanName('abc', 2)).toBe('ab');
  expect(cleanName('ab cd', 3)).toBe('ab');
  expect(cleanName('a😀', 2)).toBe('a');
  expect(cleanName('\ud83d', 2)).toBeNull();
});

test('a text keeps its lines and loses what cannot be seen, a line loses its ends as well', () => {
  const text = ' one\r\ntwo\u202e\rthree\tfour\u2028five\u200b\n';
  expect(visibleText(text)).toBe('one\ntwo\nthree four five');
  expect(visibleLine('one\ntwo\u202e\u0007')).toBe('one two');
  expect(visibleLine('half \ud83d')).toBe('half \ufffd');
});
