import { describe, expect, test } from 'vitest';
import type { GlossaryTerm } from '#contract/glossary.ts';
import {
  readGlossaryFile,
  writeGlossaryCsv,
  writeGlossaryJson,
} from '../../../worker/glossary/glossary-file.ts';
import { decideMerge, previewMerge } from '../../../worker/glossary/merge-glossary.ts';

const ID = '6f2c1d3e-0a4b-4c5d-8e6f-7a8b9c0d1e2f';
const OTHER_ID = '11111111-2222-4333-8444-555555555555';

function term(overrides: Partial<GlossaryTerm> = {}): GlossaryTerm {
  return {
    id: ID,
    term: 'Debitor',
    synonyms: ['Kunde'],
    note: 'Who owes us money.',
    links: [
      { target: { kind: 'entity', name: 'CustomersV3' }, confidence: 'confirmed' },
      {
        target: { kind: 'property', owner: 'CustomersV3', name: 'CustomerAccount' },
        confidence: 'likely',
      },
    ],
    changedAt: '2026-11-01T08:00:00.000Z',
    ...overrides,
  };
}

let made = 0;
const clock = { now: '2026-11-20T08:00:00.000Z', newId: () => `new-${(made += 1)}` };
const previewOf = (mine: readonly GlossaryTerm[], text: string) =>
  previewMerge(mine, readGlossaryFile(text), clock);

describe('a glossary as a file', () => {
  test('what is exported is unchanged when it is read again, in both forms and in any order', () => {
    const mine = [
      term({ synonyms: ['Kunde', 'Abnehmer'] }),
      term({ id: OTHER_ID, term: 'Ohne Bezug', synonyms: [], links: [] }),
    ];
    for (const write of [writeGlossaryCsv, writeGlossaryJson]) {
      const shuffled = mine.map((each) => ({
        ...each,
        synonyms: each.synonyms.toReversed(),
        links: each.links.toReversed(),
      }));
      const preview = previewOf(mine, write(shuffled));
      expect(preview).toMatchObject({ added: [], unchanged: 2, conflicts: [], problems: [] });
    }
  });

  test('a table made by hand needs only the terms', () => {
    const preview = previewOf([], 'Term;Synonyms\nZahlungsziel;Frist | Nettofrist\n');
    expect(preview.problems).toEqual([]);
    expect(preview.added).toMatchObject([
      { term: 'Zahlungsziel', synonyms: ['Frist', 'Nettofrist'], links: [] },
    ]);
  });

  test('rows that cannot be read are told one by one, and the others are taken', () => {
    const preview = previewOf(
      [],
      'term,kind,owner,name\nA,entity,,CustomersV3\nB,property,,X\n,,,\n',
    );
    expect(preview.added.map((each) => [each.term, each.links.length])).toEqual([
      ['A', 1],
      ['B', 0],
    ]);
    expect(preview.problems).toEqual(['Row 3: the link of “B” has no known kind, owner and name.']);
  });

  test('a word on very many rows is one term, read in one pass', () => {
    const { terms } = readGlossaryFile(`term,synonyms\nA,b\n${'A,b\n'.repeat(300_000)}`);
    expect(terms).toMatchObject([{ term: 'A', synonyms: ['b'] }]);
  });

  test('a word of a megabyte is told by its beginning', () => {
    const word = 'x'.repeat(1_000_000);
    for (const text of [`term,kind,name\n${word},entity,`, `term\n${word}`]) {
      const { problems } = readGlossaryFile(text);
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) expect(problem.length).toBeLessThan(300);
    }
  });

  test('what is no glossary says so', () => {
    for (const text of ['{"a":1}', '{', 'name,value\n1,2', '']) {
      expect(readGlossaryFile(text).terms).toEqual([]);
      expect(readGlossaryFile(text).problems).toHaveLength(1);
    }
  });
});

describe('merging two glossaries', () => {
  test('the same term is found by its id though it was renamed, else by its word without case', () => {
    const renamed = previewOf([term()], writeGlossaryJson([term({ term: 'Schuldner' })]));
    expect(renamed.conflicts).toHaveLength(1);
    const sameWord = previewOf([term()], 'term,note\nDEBITOR,Another note\n');
    expect(sameWord.conflicts[0]?.theirs.id).toBe(ID);
    expect(sameWord.added).toEqual([]);
  });

  test('without a choice mine stays; both keep everything of both; theirs replaces', () => {
    const mine = [term()];
    const theirs = term({ synonyms: ['Abnehmer'], note: 'Their note', links: [] });
    const preview = previewOf(mine, writeGlossaryJson([theirs]));
    expect(decideMerge(mine, preview, {}).terms).toEqual([]);
    const [both] = decideMerge(mine, preview, { [ID]: 'both' }).terms;
    expect(both).toMatchObject({
      synonyms: ['Kunde', 'Abnehmer'],
      note: 'Who owes us money.\n\nTheir note',
      links: mine[0]?.links,
    });
    const alike = previewOf(mine, writeGlossaryJson([{ ...theirs, note: 'owes us money' }]));
    const [once] = decideMerge(mine, alike, { [ID]: 'both' }).terms;
    expect(once?.note).toBe('Who owes us money.');
    const long = [term({ note: 'x'.repeat(3000) })];
    const tooMuch = previewOf(long, writeGlossaryJson([{ ...theirs, note: 'y'.repeat(3000) }]));
    expect(decideMerge(long, tooMuch, { [ID]: 'both' }).terms).toEqual(long);
    const decided = decideMerge(mine, preview, { [ID]: 'theirs' });
    expect(decided.terms).toMatchObject([{ id: ID, synonyms: ['Abnehmer'], links: [] }]);
    expect(decided.merge).toEqual({ added: 0, changed: 1, unchanged: 0 });
  });

  test('their word is taken where it is free, and not where another term of mine has it', () => {
    const other = term({ id: OTHER_ID, term: 'Kreditor' });
    const bothRenamed = writeGlossaryJson([
      term({ term: 'Schuldner' }),
      { ...other, term: 'SCHULDNER' },
    ]);
    const renamed = previewOf([term(), other], bothRenamed);
    const choices = { [ID]: 'theirs', [OTHER_ID]: 'theirs' } as const;
    const words = decideMerge([term(), other], renamed, choices).terms.map((each) => each.term);
    expect(words).toEqual(['Schuldner', 'Kreditor']);

    const mine = [term(), term({ id: OTHER_ID, term: 'Schuldner', synonyms: [], links: [] })];
    const preview = previewOf(mine, writeGlossaryJson([term({ term: 'schuldner', note: 'x' })]));
    const [taken] = decideMerge(mine, preview, { [ID]: 'theirs' }).terms;
    expect(taken).toMatchObject({ id: ID, term: 'Debitor', note: 'x' });
  });

  test('of two terms of a file that are one here nothing is lost', () => {
    // Somebody renamed the term, and made another one of its old word.
    const file = writeGlossaryJson([
      term({ term: 'Schuldner', synonyms: ['Zahler'], note: 'Renamed.', links: [] }),
      term({ id: OTHER_ID, synonyms: ['Abnehmer'], note: 'New.', links: [] }),
    ]);
    const { added, conflicts } = previewOf([term()], file);
    expect(added).toEqual([]);
    expect(conflicts.map(({ theirs }) => theirs)).toMatchObject([
      {
        id: ID,
        term: 'Schuldner',
        synonyms: ['Zahler', 'Debitor', 'Abnehmer'],
        note: 'Renamed.\n\nNew.',
      },
    ]);
    const twins = writeGlossaryJson([term({ note: 'One' }), term({ id: OTHER_ID, note: 'Two' })]);
    expect(previewOf([], twins).added).toMatchObject([{ id: ID, note: 'One\n\nTwo' }]);
  });

  test('a row that was copied with its id is a term of its own', () => {
    const file = writeGlossaryJson([term(), term({ term: 'Kreditor', synonyms: [] })]);
    const preview = previewOf([], file);
    expect(preview.added.map((each) => each.term)).toEqual(['Debitor', 'Kreditor']);
    expect(new Set(preview.added.map((each) => each.id)).size).toBe(2);
  });
});
