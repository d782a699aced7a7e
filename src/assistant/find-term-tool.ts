import * as z from 'zod/mini';
import type { FoundTerm } from '#contract/glossary.ts';
import { succeed } from '#contract/outcome.ts';
import { defineTool, offsetArgument, sizeArgument } from './tool.ts';
import { listFrom, type Json } from './write-answer.ts';

const FOUND_AT_MOST = 1000;

export const findTerm = defineTool({
  name: 'd365fo_find_term',
  title: 'Find a glossary term',
  description:
    "What a word of this company means in the catalogue: the glossary's terms by their words or synonyms, each with " +
    'its note and the entities, fields, enumerations and values that it stands for, and how sure that is.',
  isReadOnly: true,
  input: z.strictObject({
    text: z.string().check(z.minLength(1), z.describe('The business word, or several.')),
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ text, offset }, { engine }) {
    const found = await engine.ask((api) => api.findTerms(text, FOUND_AT_MOST));
    if (!found.ok) return found;
    return succeed({ facts: {}, list: listFrom('terms', found.value.map(describe), offset) });
  },
});

function describe({ term, matched }: FoundTerm): Json {
  return {
    term: term.term,
    ...(matched === term.term ? {} : { matched }),
    synonyms: term.synonyms,
    ...(term.note === '' ? {} : { note: term.note }),
    means: term.links.map(({ target, confidence }) => ({
      kind: target.kind,
      ...('owner' in target ? { of: target.owner } : {}),
      name: target.name,
      confidence,
    })),
  };
}
