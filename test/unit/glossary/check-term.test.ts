import { expect, test } from 'vitest';
import { checkTerm, type TermContent } from '../../../worker/glossary/check-term.ts';

const TERM: TermContent = { term: 'Skonto', synonyms: [], note: '', links: [] };

const words = (count: number) => Array.from({ length: count }, (_, at) => `Wort ${at}`);
const links = (count: number) =>
  words(count).map((name) => ({ target: { kind: 'entity', name }, confidence: 'guess' }) as const);

test.each([
  ['term', { term: 'x'.repeat(120) }, { term: 'x'.repeat(121) }],
  ['term', { synonyms: ['x'.repeat(120)] }, { synonyms: ['x'.repeat(121)] }],
  ['note', { note: 'x'.repeat(4000) }, { note: 'x'.repeat(4001) }],
  ['synonyms', { synonyms: words(50) }, { synonyms: words(51) }],
  ['links', { links: links(200) }, { links: links(201) }],
  ['term', {}, { term: ' \t' }],
] as const)('what is too much for a term is refused by its %s', (field, enough, tooMuch) => {
  expect(checkTerm({ ...TERM, ...enough })).toEqual({ ok: true, value: { ...TERM, ...enough } });
  expect(checkTerm({ ...TERM, ...tooMuch })).toMatchObject({
    ok: false,
    failure: { kind: 'bad_input', field },
  });
});

test('what is said twice is kept once, and of a word the spaces between its parts are one', () => {
  const [first, second] = links(2);
  if (first === undefined || second === undefined) throw new Error('Two links.');
  const said = checkTerm({
    term: ' Zahlungs\n ziel ',
    synonyms: ['Fälligkeit', 'FALLIGKEIT', 'zahlungs ziel', ' '],
    note: '  30\n\n Tage ',
    links: [first, second, { ...first, confidence: 'confirmed' }],
  });
  expect(said).toEqual({
    ok: true,
    value: {
      term: 'Zahlungs ziel',
      synonyms: ['Fälligkeit'],
      note: '30\n\n Tage',
      links: [first, second],
    },
  });
});
