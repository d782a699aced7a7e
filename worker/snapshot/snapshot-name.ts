import { SNAPSHOT_ENDING } from '#contract/snapshot.ts';

/** A file name without a path, whatever the environment is called. */
export function snapshotFileName(words: readonly (string | null)[]): string {
  const text = words
    .join(' ')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, MAX_LENGTH);
  return (text === '' ? 'snapshot' : text) + SNAPSHOT_ENDING;
}

const MAX_LENGTH = 80;
