import type { ComparisonFilter, Origin } from '#contract/comparison.ts';
import type { OriginFinder } from '../catalog/origin.ts';
import type { ChangeTexts } from './change-texts.ts';
import type { FoundChange } from './found-change.ts';
import { parseScope } from './scope-pattern.ts';
import { createWatchFilter } from './watch-filter.ts';

export interface FilterSurroundings {
  readonly origins: OriginFinder;
  readonly texts: ChangeTexts;
  readonly watched: ReadonlySet<string>;
}

/** What all of the filter but its severities lets through; the text last, because it needs the labels. */
export function filterChanges(
  changes: readonly FoundChange[],
  filter: ComparisonFilter,
  { origins, texts, watched }: FilterSurroundings,
): readonly FoundChange[] {
  const fits = parseScope(filter.scope);
  const isWatched = filter.isWatchedOnly === true ? createWatchFilter(watched) : () => true;
  const left = changes.filter(
    (change) =>
      (filter.kinds?.includes(change.kind) ?? true) &&
      (filter.types?.includes(change.type) ?? true) &&
      (fits === null || change.place.names.some(fits)) &&
      isWatched(change) &&
      (filter.origins?.includes(originOf(change, origins)) ?? true),
  );
  const text = (filter.text ?? '').trim().toLowerCase();
  if (text === '') return left;
  texts.learn(left);
  return left.filter((change) => isFound(change, text, texts));
}

export function originOf(change: FoundChange, origins: OriginFinder): Origin {
  const { publisher, labels, place } = change;
  return publisher === undefined
    ? origins.ofPart(labels.after ?? labels.before, place.ownerLabel)
    : origins.ofPublisher(publisher);
}

function isFound(change: FoundChange, text: string, texts: ChangeTexts): boolean {
  const words = [
    change.name,
    change.owner,
    texts.labelOf(change),
    ...texts.factsOf(change).flatMap(({ fact, before, after }) => [fact, before, after]),
  ];
  return words.some((word) => word?.toLowerCase().includes(text));
}
