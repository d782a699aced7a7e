import { expect, test } from 'vitest';
import { estimateNeededBytes } from '../../../worker/sync/find-shortage.ts';

test('a first catalogue needs more than a further one, and sharing needs nothing', () => {
  const first = estimateNeededBytes({ strategy: 'full', languages: 1, stored: null });
  const stored = { databaseBytes: 100_000_000 };
  const further = estimateNeededBytes({ strategy: 'incremental', languages: 1, stored });
  expect(further).toBeLessThan(first);
  expect(estimateNeededBytes({ strategy: 'sharing', languages: 1, stored: null })).toBe(0);
});

test('each language of labels needs room of its own', () => {
  const needed = (languages: number): number =>
    estimateNeededBytes({ strategy: 'labels_only', languages, stored: null });
  expect(needed(3)).toBe(3 * needed(1));
});
