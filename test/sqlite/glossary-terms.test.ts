import { beforeEach, expect, test } from 'vitest';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import type { GlossaryDraft } from '#contract/glossary.ts';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { Glossary } from '../../worker/glossary/glossary.ts';
import { termsForSearch } from '../../worker/glossary/search-terms.ts';

const TARGET = { kind: 'property', owner: 'CustomersV3', name: 'PaymentTerms' } as const;

const NOW = '2026-11-20T00:00:00Z';

const TERM: GlossaryDraft = {
  id: null,
  term: 'Zahlungsziel Kunde',
  synonyms: ['Nettofrist'],
  note: '',
  links: [{ target: TARGET, confidence: 'confirmed' }],
};

let db: Database;
let glossary: Glossary;

beforeEach(async () => {
  db = openInMemory(await sqlite3InitModule());
  migrate(db);
  glossary = new Glossary(db);
});

test('a term is meant where every word begins one of its own, or of a synonym of it', () => {
  glossary.save(TERM, NOW);
  const { find } = termsForSearch(glossary);
  expect(find(['kund', 'zahlungsziel'])).toEqual([
    { text: 'Zahlungsziel Kunde', targets: [TARGET] },
  ]);
  expect(find(['netto'])).toEqual([{ text: 'Nettofrist', targets: [TARGET] }]);
  expect(find(['kunde', 'lieferant'])).toEqual([]);
  expect(find(['kunde', 'nettofrist'])).toEqual([]);
});

test('what is taken back with a transaction is not remembered', () => {
  const saveAndFail = () =>
    db.transaction(() => {
      glossary.save(TERM, NOW);
      expect(glossary.list()).toHaveLength(1);
      throw new Error('The disk is full.');
    });
  expect(saveAndFail).toThrow('The disk is full.');
  expect(glossary.list()).toEqual([]);
});

test('of terms that cannot all be saved none is', () => {
  const term = { ...TERM, id: 'a', changedAt: NOW };
  expect(() => glossary.saveAll([term, { ...term, id: 'b' }])).toThrow(/UNIQUE/);
  expect(glossary.list()).toEqual([]);
});

test('terms are listed by their words, without case and accents', () => {
  const words = ['Zahlungsziel', 'skonto', 'Überweisung'];
  glossary.saveAll(words.map((term, at) => ({ ...TERM, id: String(at), term, changedAt: NOW })));
  expect(glossary.list().map(({ term }) => term)).toEqual([
    'skonto',
    'Überweisung',
    'Zahlungsziel',
  ]);
});
