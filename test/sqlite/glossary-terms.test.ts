import { expect, test } from 'vitest';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import { Glossary } from '../../worker/glossary/glossary.ts';
import { termsForSearch } from '../../worker/glossary/search-terms.ts';

const TARGET = { kind: 'property', owner: 'CustomersV3', name: 'PaymentTerms' } as const;

test('a term is meant where every word begins one of its own, or of a synonym of it', async () => {
  const db = openInMemory(await sqlite3InitModule());
  migrate(db);
  const glossary = new Glossary(db);
  glossary.save(
    {
      id: null,
      term: 'Zahlungsziel Kunde',
      synonyms: ['Nettofrist'],
      note: '',
      links: [{ target: TARGET, confidence: 'confirmed' }],
    },
    '2026-11-20T00:00:00Z',
  );
  const { find } = termsForSearch(glossary);
  expect(find(['kund', 'zahlungsziel'])).toEqual([
    { text: 'Zahlungsziel Kunde', targets: [TARGET] },
  ]);
  expect(find(['netto'])).toEqual([{ text: 'Nettofrist', targets: [TARGET] }]);
  expect(find(['kunde', 'lieferant'])).toEqual([]);
  expect(find(['kunde', 'nettofrist'])).toEqual([]);
});
