import { PHASE_CONTENTS, type FileContent } from '#contract/files.ts';
import type { SyncSession } from '#contract/sync.ts';

/**
 * What a sync from files still had to read when they were closed, most often with their tab; null for a sync that ended
 * in another way. Choosing these is enough to go on.
 */
export function listWantedFiles({ failure, phases }: SyncSession): readonly FileContent[] | null {
  if (failure?.kind !== 'files_needed' || failure.problem !== 'gone') return null;
  return phases.flatMap(({ phase, status }) => {
    const content = CONTENTS.get(phase);
    const isRead = status === 'completed' || status === 'limited' || status === 'skipped';
    return content === undefined || isRead ? [] : [content];
  });
}

const CONTENTS: ReadonlyMap<string, FileContent> = new Map(Object.entries(PHASE_CONTENTS));
