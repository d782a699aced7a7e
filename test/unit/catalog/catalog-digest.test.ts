import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestCatalog } from '../../../worker/catalog/canonical-form.ts';

test('a catalog is digested over its definitions in the order of their bytes, however they are given', async () => {
  const alike = [0, 1, 255].map((last) => Uint8Array.from([...Array(31).fill(7), last]));
  const digests = [...alike, ...Array.from({ length: 40 }, () => new Uint8Array(randomBytes(32)))];
  const expected = createHash('sha256').update(
    Buffer.concat(digests.toSorted((left, right) => Buffer.compare(left, right))),
  );
  const digest = await digestCatalog(digests);
  expect(digest).toBe(expected.digest('hex'));
  expect(await digestCatalog(digests.toReversed())).toBe(digest);
});
