/**
 * A folded word as it may also be written: `masseinheit` and `maßeinheit`, `waehrung` for `wahrung` (Währung,
 * folded). The word itself is the first.
 */
export function spellingsOf(word: string): readonly string[] {
  const variants = VARIANTS.flatMap(([from, to]) =>
    word.includes(from) ? [word.replaceAll(from, to)] : [],
  );
  return [word, ...variants];
}

const VARIANTS = [
  ['ss', 'ß'],
  ['ß', 'ss'],
  ['ae', 'a'],
  ['oe', 'o'],
  ['ue', 'u'],
] as const;
