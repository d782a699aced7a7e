import { expect, test } from 'vitest';
import { defaultLanguages } from '../../../src/state/label-languages.ts';

test('the languages of the browser are spelt as F&O does, with English at the end', () => {
  expect(defaultLanguages(['de-DE', 'de', 'en-US'])).toEqual(['de', 'en-US']);
  expect(defaultLanguages(['fr-CA'])).toEqual(['fr-CA', 'en-US']);
  expect(defaultLanguages(['en'])).toEqual(['en-US']);
});

test('a language that F&O does not have is left out', () => {
  expect(defaultLanguages(['eo'])).toEqual(['en-US']);
});
