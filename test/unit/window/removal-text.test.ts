import { expect, test } from 'vitest';
import { removalText } from '../../../src/pages/environments/removal-text.ts';

test('the figures of a removal are told before it', () => {
  const preview = {
    environment: 'UAT',
    catalogs: 1,
    definitions: 13028,
    labelTexts: 29611,
    freedBytes: 61_000_000,
  };
  expect(removalText(preview, true)).toBe(
    'With it go 1 catalogue, 13,028 definitions that no other one has and 29,611 label texts that no other one shows: about 61 MB of room for other catalogues.',
  );
});

test('what there is none of is not among what goes', () => {
  const preview = { environment: 'UAT', catalogs: 1, definitions: 584, labelTexts: 0 };
  expect(removalText({ ...preview, freedBytes: 2_000_000 }, true)).toBe(
    'With it go 1 catalogue and 584 definitions that no other one has: about 2 MB of room for other catalogues.',
  );
});

test('where others use the same catalogue, nothing is said to go', () => {
  const nothing = { catalogs: 0, definitions: 0, labelTexts: 0, freedBytes: 0 };
  expect(removalText({ environment: 'UAT', ...nothing }, true)).toMatch(/others use the same/);
  expect(removalText({ environment: 'UAT', ...nothing }, false)).toBe('Nothing is stored for it.');
});
