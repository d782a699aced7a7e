import type { RemovalPreview } from '#contract/domain.ts';
import { aboutSizeText, amountText } from '../../number-text.ts';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What goes, before anybody agrees to it. */
export function removalText(preview: RemovalPreview, hasCatalog: boolean): string {
  const { catalogs, definitions, labelTexts, freedBytes } = preview;
  if (catalogs === 0 && definitions === 0) {
    return hasCatalog
      ? 'Nothing that is stored goes with it: others use the same catalogue.'
      : 'Nothing is stored for it.';
  }
  const goes = [
    { count: catalogs, text: amountText(catalogs, 'catalogue') },
    { count: definitions, text: `${amountText(definitions, 'definition')} that no other one has` },
    { count: labelTexts, text: `${amountText(labelTexts, 'label text')} that no other one shows` },
  ].flatMap(({ count, text }) => (count === 0 ? [] : text));
  return `With it go ${LIST.format(goes)}: ${aboutSizeText(freedBytes)} of room for other catalogues.`;
}
