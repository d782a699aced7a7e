/**
 * What plural and singular, and the cases of German, have in common: `groups` → group, `addresses` → address,
 * `currencies` → currency, `debitoren` → debitor, `kopfe` (Köpfe, folded) → kopf, `konten` and `konto` → kont.
 *
 * One light stemmer for the languages whose labels are mostly read: English, German, and the plural in -s or -es of
 * the Romance ones. It takes endings off and nothing else, never leaves fewer than four letters, and need not give a
 * real word: two words are the same word if their stems are. Words of other languages keep what they end in.
 */
export function stemOf(word: string): string {
  if (word.length <= SHORTEST) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return withoutEnding(withoutPlural(word));
}

const SHORTEST = 4;

function withoutPlural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  const ending = /(?:en|(?<=e[lr])n|e|o)$/.exec(word)?.[0] ?? '';
  const stem = word.slice(0, word.length - ending.length);
  return stem.length >= SHORTEST ? stem : word;
}
