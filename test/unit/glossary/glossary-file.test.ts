import { expect, test } from 'vitest';
import { readGlossaryContent, readGlossaryFile } from '../../../worker/glossary/glossary-file.ts';

const ID = '6f2c1d3e-0a4b-4c5d-8e6f-7a8b9c0d1e2f';

const content = (...terms: readonly unknown[]) => ({ format: 'fo-atlas-glossary', terms });

const entity = (name: unknown) => ({ target: { kind: 'entity', name } });
const field = (owner: unknown) => ({ target: { kind: 'property', owner, name: 'Payment' } });

test('of a file that somebody else wrote only what makes sense is taken', () => {
  const { terms, problems } = readGlossaryContent(
    content(
      null,
      'Skonto',
      { term: 1 },
      { id: 'my-own-id', term: 'Skonto', note: 5, synonyms: 'Rabatt', links: {} },
      {
        id: ID,
        term: 'Zahlungsziel',
        note: 'In days',
        synonyms: ['Frist', 3, null, 'Ziel'],
        links: [
          null,
          {},
          { target: 'CustomersV3' },
          entity(7),
          entity(''),
          { target: { kind: 9, name: 'X' } },
          { target: { kind: 'table', name: 'X' } },
          field(null),
          field(''),
          { ...field('CustomersV3'), confidence: 'certain' },
          { ...entity('VendorsV2'), confidence: 'likely' },
        ],
      },
    ),
  );
  expect(terms).toEqual([
    { id: null, term: 'Skonto', note: '', synonyms: [], links: [] },
    {
      id: ID,
      term: 'Zahlungsziel',
      note: 'In days',
      synonyms: ['Frist', 'Ziel'],
      links: [
        { ...field('CustomersV3'), confidence: 'guess' },
        { ...entity('VendorsV2'), confidence: 'likely' },
      ],
    },
  ]);
  expect(problems).toEqual([1, 2, 3].map((at) => `Term ${at} is incomplete: it needs a "term".`));
});

test('a term that is too much is told with the reason, and the others are taken', () => {
  const { terms, problems } = readGlossaryContent(
    content({ term: 'Skonto', note: 'x'.repeat(4001) }, { term: 'Zahlungsziel' }),
  );
  expect(terms.map(({ term }) => term)).toEqual(['Zahlungsziel']);
  expect(problems).toEqual([expect.stringMatching(/^“Skonto”: .*4000 characters/)]);
});

test.each([null, 5, [], {}, { format: 'another', terms: [] }, { ...content(), terms: {} }])(
  '%j is no glossary, and that is all that is said of it',
  (file) => {
    const { terms, problems } = readGlossaryContent(file);
    expect(terms).toEqual([]);
    expect(problems).toHaveLength(1);
  },
);

test('a JSON file is known by how it begins, with or without a byte order mark', () => {
  const json = JSON.stringify(content({ term: 'Skonto' }));
  for (const text of [json, `\uFEFF${json}`, ` \n${json}`]) {
    expect(readGlossaryFile(text)).toMatchObject({ terms: [{ term: 'Skonto' }], problems: [] });
  }
});

test('the rows of a word in a table are one term, in whatever order the columns stand', () => {
  const { terms, problems } = readGlossaryFile(
    [
      'Name,KIND,Owner,Term,Id,Note,Confidence,Synonyms',
      `CustomersV3,entity,ignored,Zahlungsziel,,,,Frist`,
      `Payment,property,CustomersV3,zahlungsziel,${ID},In days,confirmed,Ziel | Frist`,
      'Net,property,,Zahlungsziel,11111111-2222-4333-8444-555555555555,Too late,,',
      ',,,Skonto,no id,,,',
    ].join('\n'),
  );
  expect(terms).toEqual([
    {
      id: ID,
      term: 'Zahlungsziel',
      note: 'In days',
      synonyms: ['Frist', 'Ziel'],
      links: [
        { ...entity('CustomersV3'), confidence: 'guess' },
        { ...field('CustomersV3'), confidence: 'confirmed' },
      ],
    },
    { id: null, term: 'Skonto', note: '', synonyms: [], links: [] },
  ]);
  expect(problems).toEqual([
    'Row 4: the link of “Zahlungsziel” has no known kind, owner and name.',
  ]);
});

test('of very many terms, and of very many problems, only the first are told', () => {
  const many = readGlossaryContent(
    content(...Array.from({ length: 20_001 }, (_, at) => ({ term: `Wort ${at}` }))),
  );
  expect(many.terms).toHaveLength(20_000);
  expect(many.problems).toEqual(['Only the first 20000 terms are read.']);
  const none = readGlossaryContent(content(...Array<null>(101).fill(null)));
  expect(none.problems).toHaveLength(100);
});
