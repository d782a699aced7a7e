import type { Catalog, Environment } from '#contract/domain.ts';
import type {
  SearchElsewhere,
  SearchQuery,
  SearchResult,
  SearchSuggestions,
  SuggestedSearch,
} from '#contract/search.ts';
import { fold, wordsOfName } from './language/words.ts';
import type { Vocabulary } from './language/vocabulary.ts';

const MAX_SHORTER = 4;
const MAX_ELSEWHERE = 5;
/** Each of them costs a search or more, and where many say no, one more hardly says yes. */
const MOST_ASKED_ELSEWHERE = 8;

export interface SuggestionSources {
  readonly vocabulary: Vocabulary;
  readonly environments: readonly Environment[];
  readonly search: (catalog: Catalog['id'], query: SearchQuery) => SearchResult;
}

/** What may help where nothing was found. Every search in it finds something. */
export function suggestSearches(
  catalog: Catalog['id'],
  query: SearchQuery,
  { vocabulary, environments, search }: SuggestionSources,
): SearchSuggestions {
  const ask = (text: string, asked: SearchQuery = query, inCatalog = catalog): SuggestedSearch =>
    countAll(text, search(inCatalog, { ...asked, text, limit: 1, offset: 0 }), asked.kinds);
  const isFiltered = query.filters !== undefined || query.kinds !== undefined;
  const unfiltered = isFiltered ? ask(query.text, { text: query.text }) : null;
  return {
    spelling: correctedText(query.text, vocabulary),
    shorter: withoutOneWord(query.text)
      .map((text) => ask(text))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.text.length - a.text.length)
      .slice(0, MAX_SHORTER),
    unfiltered: unfiltered !== null && unfiltered.count > 0 ? unfiltered : null,
    elsewhere: otherCatalogs(environments, catalog)
      .slice(0, MOST_ASKED_ELSEWHERE)
      .map((environment): SearchElsewhere => ({
        ...ask(query.text, query, environment.catalog.id),
        environment: environment.name,
        host: environment.host,
        catalogId: environment.catalog.id,
      }))
      .filter(({ count }) => count > 0)
      .slice(0, MAX_ELSEWHERE),
  };
}

function countAll(
  text: string,
  { counts }: SearchResult,
  kinds: SearchQuery['kinds'],
): SuggestedSearch {
  const wanted = counts.filter(({ kind }) => kinds?.includes(kind) ?? true);
  return {
    text,
    count: wanted.reduce((sum, { count }) => sum + count, 0),
    isCapped: wanted.some(({ isCapped }) => isCapped),
  };
}

/** Null where every word is known, or none is like a known one. */
function correctedText(text: string, vocabulary: Vocabulary): string | null {
  let isCorrected = false;
  const words = text.split(/\s+/).map((typed) => {
    const word = fold(typed);
    const isKnown = wordsOfName(typed).every(
      (part) => vocabulary.inflectionsOf(part.text).length > 0,
    );
    if (isKnown || word.length <= 3) return typed;
    const similarity = { maxDistance: word.length < 6 ? 1 : word.length < 9 ? 2 : 3, limit: 1 };
    const similar =
      vocabulary.wordsSimilarTo(word, similarity)[0] ??
      vocabulary.wholeNamesSimilarTo(word, similarity)[0];
    if (similar === undefined) return typed;
    isCorrected = true;
    return similar;
  });
  return isCorrected ? words.join(' ') : null;
}

function withoutOneWord(text: string): readonly string[] {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return [];
  return words.map((_, left) => words.filter((__, index) => index !== left).join(' '));
}

/** Of environments that show the same catalog only the first. */
function otherCatalogs(
  environments: readonly Environment[],
  catalog: Catalog['id'],
): readonly (Environment & { readonly catalog: Catalog })[] {
  const seen = new Set([catalog]);
  return environments.flatMap((environment) => {
    if (environment.catalog === null || seen.has(environment.catalog.id)) return [];
    seen.add(environment.catalog.id);
    return [{ ...environment, catalog: environment.catalog }];
  });
}
