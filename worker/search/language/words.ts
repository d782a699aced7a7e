/** A word of a text, folded, and where it stands (UTF-16 offsets). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Lower case without diacritics, as the index's tokenizer (`unicode61 remove_diacritics 2`) folds: `Größe` → `große`.
 * Of equal length for every text whose letters have a composed form, so that offsets stay true.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(DIACRITIC, '').toLowerCase();
}

/** The words of running text: what is between everything that is neither letter nor digit. */
export const wordsOfText = remember(splitText);

/**
 * The words of a technical name: `CustCustomerV3Entity` → cust, customer, v3, entity. A new one begins at a capital
 * after a small letter or digit, at the last capital of a row that a small letter follows (`HTTPRequest`), and after
 * an underscore. A digit stays with the letters before it.
 */
export const wordsOfName = remember((name) => {
  // Not `wordsOfText`, which would remember each name a second time.
  return splitText(name).flatMap((run) => {
    const raw = name.slice(run.start, run.end);
    const starts = [0, ...Array.from(raw.matchAll(WORD_START), (match) => match.index)];
    return starts.map((start, index) => {
      const end = starts[index + 1] ?? raw.length;
      return wordAt(raw.slice(start, end), run.start + start);
    });
  });
});

/** Fields repeat their names and labels, and each repeats its entity's. */
const REMEMBERED_TEXTS = 8192;

function remember(split: (text: string) => readonly Word[]): (text: string) => readonly Word[] {
  const remembered = new Map<string, readonly Word[]>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    if (remembered.size >= REMEMBERED_TEXTS) remembered.clear();
    const words = split(text);
    remembered.set(text, words);
    return words;
  };
}

function splitText(text: string): readonly Word[] {
  return Array.from(text.matchAll(RUN), (match) => wordAt(match[0], match.index));
}

function wordAt(raw: string, start: number): Word {
  return { text: fold(raw), start, end: start + raw.length };
}

const ASCII = /^[\x20-\x7f]*$/;
const DIACRITIC = /\p{Mn}/gu;
const RUN = /[\p{L}\p{N}\p{Mn}]+/gu;
const WORD_START = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu;
