import type { SnapshotOrigin } from '#contract/domain.ts';
import type { SnapshotStage } from '#contract/snapshot.ts';

/** `from Anna · 3 Nov 2026`: whose it is, and how old what it shows. */
export function originText({ createdBy, syncedAt }: SnapshotOrigin): string {
  const day = dayText(syncedAt);
  return createdBy === null ? `as of ${day}` : `from ${createdBy} · ${day}`;
}

/** `3 Nov 2026`, in the reader's own time zone. */
export function dayText(moment: string): string {
  return new Date(moment).toLocaleDateString('en-GB', { dateStyle: 'medium' });
}

export const STAGE_WORDS: Record<SnapshotStage, string> = {
  definitions: 'Writing definitions',
  labels: 'Writing labels',
  checking: 'Checking every definition',
  storing: 'Adding what is new',
  indexing: 'Making it searchable',
};
