import type { SearchHit } from '#contract/search.ts';
import type { RankedRow } from './ranking/order-rows.ts';
import type { LabelText } from './ranking/ranked-texts.ts';

export function toHit(
  { row, labels, reasons }: RankedRow,
  languages: readonly string[],
): SearchHit {
  const label = labelFor(labels, languages);
  return {
    kind: row.kind,
    name: row.name,
    parent: row.parent,
    label: label?.text ?? null,
    labelLanguage: label?.language ?? null,
    detail: row.detail,
    reasons,
  };
}

function labelFor(
  labels: readonly LabelText[],
  languages: readonly string[],
): LabelText | undefined {
  for (const language of languages) {
    const label = labels.find((candidate) => candidate.language === language);
    if (label !== undefined) return label;
  }
  return labels[0];
}
