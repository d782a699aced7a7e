import type { SnapshotOrigin } from '#contract/domain.ts';
import type { Filled, PublishedTerms } from '#contract/library.ts';
import {
  SNAPSHOT_ENDING,
  type SnapshotPartReport,
  type SnapshotStage,
} from '#contract/snapshot.ts';
import { amountText, countText } from './number-text.ts';
import { dayText } from './time-text.ts';

/** `from Anna · 3 Nov 2026`: whose it is, and how old what it shows. */
export function originText({ createdBy, syncedAt }: SnapshotOrigin): string {
  const day = dayText(syncedAt);
  return createdBy === null ? `as of ${day}` : `from ${createdBy} · ${day}`;
}

/** As the system's own dialog for saving calls it. */
export const SNAPSHOT_FILE_TYPE = {
  description: 'F&O Atlas snapshot',
  type: 'application/x-foatlas',
  ending: SNAPSHOT_ENDING,
};

/** `Glossary: 12 terms, 3 of them new. 2 say something else than yours, which stay.` Null where nobody knows the part. */
export function partText({ name, entries }: SnapshotPartReport): string | null {
  const words = PART_WORDS[name];
  if (words === undefined || entries === null) return null;
  const { total, added, kept } = entries;
  const news =
    added === 0 ? ', nothing new' : added === total ? '' : `, ${countText(added)} of them new`;
  const amount = `${words.title}: ${amountText(total, words.one)}${news}.`;
  return kept === 0 || name === 'connections'
    ? amount
    : `${amount} ${countText(kept)} differ from yours, which stay.`;
}

/** Of a version that was just given to the team. */
export function publishedText({ added, combined }: PublishedTerms, wasThere: boolean): string {
  const news = [
    ...(added === 0 ? [] : [amountText(added, 'new glossary term')]),
    ...(combined === 0 ? [] : [`${bothText(combined)} what both of you say`]),
  ];
  const told = wasThere
    ? 'This version was in the library already: it holds what both of you have now'
    : 'Your team finds this version in its library now';
  return news.length === 0 ? `${told}.` : `${told}, with ${news.join(' and ')}.`;
}

function bothText(terms: number): string {
  return `${amountText(terms, 'term')} that ${terms === 1 ? 'says' : 'say'}`;
}

/** Of an environment that the team's library has just filled. */
export function filledText({ environment, terms }: Filled): string {
  const told = `${environment.name} can be searched.`;
  const part = terms === null ? null : partText({ name: 'glossary', entries: terms });
  return part === null ? told : `${told} ${part}`;
}

const PART_WORDS: Readonly<Record<string, { readonly title: string; readonly one: string }>> = {
  glossary: { title: 'Glossary', one: 'term' },
  watch_lists: { title: 'Watch-lists', one: 'list' },
  layouts: { title: 'Diagrams', one: 'diagram' },
  connections: { title: 'Connections', one: 'environment' },
};

export const STAGE_WORDS: Record<SnapshotStage, string> = {
  definitions: 'Writing definitions',
  labels: 'Writing labels',
  checking: 'Checking every definition',
  storing: 'Adding what is new',
  indexing: 'Making it searchable',
};
