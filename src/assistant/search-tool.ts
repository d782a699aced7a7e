import * as z from 'zod/mini';
import { NAMESPACE_PREFIX } from '#contract/metadata.ts';
import { succeed } from '#contract/outcome.ts';
import { HIT_KINDS, type SearchHit, type SearchSuggestions } from '#contract/search.ts';
import { parseSearch } from '../search-grammar.ts';
import { findCatalog, languagesOf } from './find-environment.ts';
import { defineTool, environmentArgument, offsetArgument, sizeArgument } from './tool.ts';
import type { Json, JsonObject } from './write-answer.ts';

export const search = defineTool({
  name: 'd365fo_search',
  title: 'Search the catalogue',
  description:
    'Finds entities, fields (kind property), enumerations, members, actions and labels by name or label, the best ' +
    'first. Give all words at once, in any order, as a person types them: "customer delivery terms". ' +
    'Abbreviations and misspellings are understood. Conditions may stand among the words: in:CustomersV3, ' +
    'type:Date, mandatory:yes, via:odata, from:partner, %part%, ^start, end$. `parent` is the entity set or enumeration of a ' +
    'hit, `matched` the text found where it is none of these.',
  isReadOnly: true,
  input: z.strictObject({
    query: z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(200),
        z.describe('The words, and conditions on the hits.'),
      ),
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
    const { words, kind, filters } = parseSearch(text);
    const query = {
      text: words,
      kinds: kinds ?? (kind === null ? undefined : [kind]),
      filters: Object.keys(filters).length === 0 ? undefined : filters,
      limit: limit + 1, // one more tells whether there is more
      offset,
      languages: languagesOf(catalog),
      ...(filters.origins === undefined ? {} : { ownPublishers: surroundings.ownPublishers ?? [] }),
    };
    const result = await surroundings.engine.ask((api) => api.search(catalog.id, query));
    if (!result.ok) return result;
    const { hits, counts, corrections, isRelaxed } = result.value;
    const help =
      hits.length > 0
        ? null
        : await surroundings.engine.ask((api) => api.suggest(catalog.id, query));
    return succeed({
      facts: {
        environment: environment.name,
        counts: Object.fromEntries(
          counts.map(({ kind, count, isCapped }) => [kind, isCapped ? `${count}+` : count]),
        ),
        corrections:
          corrections.length > 0 ? corrections.map(({ from, to }) => `${from} → ${to}`) : undefined,
        missingOneWord: isRelaxed || undefined,
        suggestions: help?.ok ? describeHelp(help.value) : undefined,
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

/** Where nothing was found. */
function describeHelp({ spelling, shorter, elsewhere }: SearchSuggestions): JsonObject | undefined {
  const tries = [...(spelling === null ? [] : [spelling]), ...shorter.map(({ text }) => text)];
  if (tries.length + elsewhere.length === 0) return undefined;
  return {
    tryInstead: tries.length > 0 ? tries : undefined,
    foundInEnvironments:
      elsewhere.length > 0 ? elsewhere.map(({ environment }) => environment) : undefined,
  };
}

function describeHit({ kind, name, parent, label, detail, reasons }: SearchHit): Json {
  return {
    kind,
    name,
    parent: parent ?? undefined,
    label: label ?? undefined,
    detail: detail?.replace(NAMESPACE_PREFIX, ''),
    matched: reasons.find(({ text }) => ![name, parent, label].includes(text))?.text,
  };
}
