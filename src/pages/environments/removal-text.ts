import type { RemovalPreview } from '#contract/domain.ts';
import { amountText, sizeText } from '../../number-text.ts';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What goes, before anybody agrees to it. */
export function removalText(preview: RemovalPreview): string {
  const { catalogs, definitions, labelTexts, freedBytes } = preview;
  if (catalogs === 0 && definitions === 0) {
    return 'Nothing that is stored goes with it: it has no catalogue, or others use the same one.';
  }
  const goes = [
    { count: catalogs, text: amountText(catalogs, 'catalogue') },
    { count: definitions, text: `${amountText(definitions, 'definition')} that no other one has` },
    { count: labelTexts, text: `${amountText(labelTexts, 'label text')} that no other one shows` },
  ].flatMap(({ count, text }) => (count === 0 ? [] : text));
  return `With it go ${LIST.format(goes)}: about ${sizeText(freedBytes)} of room for other catalogues.`;
}
