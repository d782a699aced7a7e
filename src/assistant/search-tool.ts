import * as z from 'zod/mini';
import { succeed } from '#contract/outcome.ts';
import { HIT_KINDS, type SearchHit } from '#contract/search.ts';
import { findCatalog, languagesOf } from './find-environment.ts';
import { defineTool, environmentArgument, offsetArgument, sizeArgument } from './tool.ts';
import type { Json } from './write-answer.ts';

export const search = defineTool({
  name: 'd365fo_search',
  title: 'Search the catalogue',
  description:
    'Finds entities, fields (kind property), enumerations, their members and actions by name or label, the best ' +
    'first. Give all words at once, in any order, as a person would type them: "customer delivery terms". ' +
    'Abbreviations and misspellings are understood. `parent` is the entity set or enumeration of a hit, ' +
    '`matched` the text that was found where it is none of these.',
  isReadOnly: true,
  input: z.strictObject({
    query: z.string().check(z.minLength(1), z.maxLength(200), z.describe('The words.')),
    kinds: z.optional(
      z.array(z.enum(HIT_KINDS)).check(z.minLength(1), z.describe('Only these kinds.')),
    ),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(100), z.describe('Most hits.')), 20),
    ...environmentArgument,
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ query: text, kinds, limit, offset, environment: asked }, surroundings) {
    const found = await findCatalog(asked, surroundings);
    if (!found.ok) return found;
    const { environment, catalog } = found.value;
    // One more than asked for tells whether there is more.
    const query = { text, kinds, limit: limit + 1, offset, languages: languagesOf(catalog) };
    const result = await surroundings.engine.ask((api) => api.search(catalog.id, query));
    if (!result.ok) return result;
    const { hits, counts, corrections } = result.value;
    return succeed({
      facts: {
        environment: environment.name,
        counts: Object.fromEntries(
          counts.map(({ kind, count, isCapped }) => [kind, isCapped ? `${count}+` : count]),
        ),
        corrections:
          corrections.length > 0 ? corrections.map(({ from, to }) => `${from} → ${to}`) : undefined,
      },
      list: {
        name: 'hits',
        items: hits.slice(0, limit).map(describeHit),
        offset,
        hasMore: hits.length > limit,
      },
    });
  },
});

function describeHit({ kind, name, parent, label, detail, reasons }: SearchHit): Json {
  return {
    kind,
    name,
    parent: parent ?? undefined,
    label: label ?? undefined,
    detail: detail?.replace('Microsoft.Dynamics.DataEntities.', ''),
    matched: reasons.find(({ text }) => ![name, parent, label].includes(text))?.text,
  };
}
