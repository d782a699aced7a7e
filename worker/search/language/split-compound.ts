/**
 * A word that was written in one and that nothing has, as the two words of which it is made: `kundengruppe` → kunde,
 * gruppe; `deliveryterms` → delivery, terms. Null if no cut gives two known ones. The longest first word wins.
 */
export function splitCompound(
  word: string,
  isKnown: (word: string) => boolean,
): readonly [string, string] | null {
  for (let cut = word.length - SHORTEST; cut >= SHORTEST; cut -= 1) {
    const last = word.slice(cut);
    if (!isKnown(last)) continue;
    for (const joint of JOINTS) {
      const first = word.slice(0, cut - joint.length);
      if (first.length < SHORTEST || !word.slice(0, cut).endsWith(joint)) continue;
      if (isKnown(first)) return [first, last];
    }
  }
  return null;
}

const SHORTEST = 4;
/** What German puts between the parts. */
const JOINTS = ['', 's', 'n', 'en', 'es'];
