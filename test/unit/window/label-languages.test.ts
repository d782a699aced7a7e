import { expect, test } from 'vitest';
import { defaultLanguages, languageName } from '../../../src/state/label-languages.ts';

test('the languages of the browser are spelt as F&O does, with English at the end', () => {
  expect(defaultLanguages(['de-DE', 'de', 'en-US'])).toEqual(['de', 'en-US']);
  expect(defaultLanguages(['fr-CA'])).toEqual(['fr-CA', 'en-US']);
  expect(defaultLanguages(['de-LI'])).toEqual(['de', 'en-US']);
  expect(defaultLanguages(['en', 'de'])).toEqual(['en-US', 'de']);
});

test('a language that F&O does not have is left out', () => {
  expect(defaultLanguages(['eo'])).toEqual(['en-US']);
});

test('a language is called by its name, and one without a name by its id', () => {
  expect([languageName('de-CH'), languageName('tlh')]).toEqual(['German (Switzerland)', 'tlh']);
});
