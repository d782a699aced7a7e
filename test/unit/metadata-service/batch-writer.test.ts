import { expect, test } from 'vitest';
import { BatchWriter } from '../../../worker/metadata-service/batch-writer.ts';

test('what has arrived before the first element is whole counts for it', async () => {
  const batches: (readonly string[])[] = [];
  const writer = new BatchWriter<string>({
    signal: new AbortController().signal,
    onBatch: async ({ elements }) => void batches.push(elements),
  });
  await writer.writeIfDue(100_000);
  expect(batches).toEqual([]);
  writer.add('First');
  await writer.writeIfDue(100_001);
  expect(batches).toEqual([['First']]);
});
