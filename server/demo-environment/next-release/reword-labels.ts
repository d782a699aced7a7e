import type { LabelTexts } from '../vocabulary/compose-label.ts';
import type { LabelChange } from './changes.ts';
import type { ReleaseDraft } from './release-draft.ts';

/** Gives that many labels of fields another text under the same id. */
export function rewordLabels(draft: ReleaseDraft, count: number): LabelChange[] {
  const candidates = new Map<string, LabelChange>();
  for (const entity of draft.entities.values()) {
    for (const { LabelId: id } of entity.Properties) {
      if (id === null || !id.startsWith('@') || candidates.has(id.toLowerCase())) continue;
      const from = draft.textsOf(id);
      const to = from === null ? null : reword(from);
      if (from !== null && to !== null) candidates.set(id.toLowerCase(), { id, from, to });
    }
  }
  const chosen = draft.random.shuffle([...candidates.values()]).slice(0, count);
  for (const { id, to } of chosen) draft.setTexts(id, to);
  return chosen;
}

function reword(texts: LabelTexts): LabelTexts | null {
  const rule = REWORDINGS.find(({ en, de }) => en[0].test(texts.en) && de[0].test(texts.de));
  if (rule === undefined) return null;
  return { en: texts.en.replace(...rule.en), de: texts.de.replace(...rule.de) };
}

const REWORDINGS: readonly {
  readonly en: readonly [RegExp, string];
  readonly de: readonly [RegExp, string];
}[] = [
  { en: [/Vendor/, 'Supplier'], de: [/Kreditor/, 'Lieferant'] },
  { en: [/vendor/, 'supplier'], de: [/[Kk]reditor/, 'Lieferant'] },
  { en: [/Worker/, 'Employee'], de: [/Arbeitskraft|Arbeitskräfte/, 'Mitarbeiter'] },
  { en: [/bar code/i, 'Barcode'], de: [/Strichcode/, 'Barcode'] },
  { en: [/Internet address/, 'Web address'], de: [/Internetadresse/, 'Webadresse'] },
];
