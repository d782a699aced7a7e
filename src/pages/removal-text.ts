import type { RemovalPreview } from '#contract/domain.ts';
import { amountText, sizeText } from '../number-text.ts';

/** What goes, before anybody agrees to it. */
export function removalText(preview: RemovalPreview): string {
  const { catalogs, definitions, labelTexts, freedBytes } = preview;
  if (catalogs === 0 && definitions === 0) {
    return 'Nothing that is stored goes with it: it has no catalogue, or others use the same one.';
  }
  const goes = [
    amountText(catalogs, 'catalogue'),
    `${amountText(definitions, 'definition')} that no other one has`,
    `${amountText(labelTexts, 'label text')} that no other one shows`,
  ];
  return `With it go ${goes.slice(0, -1).join(', ')} and ${goes.at(-1)}: about ${sizeText(freedBytes)} of room for other catalogues.`;
}
