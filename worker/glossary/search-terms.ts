import type { KnownTerms } from '../search/known-terms.ts';
import { wordsOfText } from '../search/language/words.ts';
import type { Glossary } from './glossary.ts';

/** The glossary as the search asks for it: the same for every catalog, since its links are names. */
export function termsForSearch(glossary: Glossary): KnownTerms {
  return {
    find: (words) =>
      glossary.list().flatMap((term) => {
        const text = [term.term, ...term.synonyms].find((name) => isMeant(name, words));
        return text === undefined
          ? []
          : [{ text, targets: term.links.map(({ target }) => target) }];
      }),
  };
}

/** Every word that was typed begins a word of the name. */
function isMeant(name: string, words: readonly string[]): boolean {
  const parts = wordsOfText(name);
  return words.every((word) => parts.some(({ text }) => text.startsWith(word)));
}
