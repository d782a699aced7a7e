import { expect, test } from 'vitest';
import { openEngine } from './open-engine.ts';

test('the worker runs only the newest of the searches that one tab has waiting', async () => {
  const { engine } = await openEngine();
  const typed = ['c', 'cu', 'cus'].map((text) => engine.search(1, { text, asker: 'tab 1' }));
  const other = engine.search(1, { text: 'c', asker: 'tab 2' });
  const ends = (await Promise.all([...typed, other])).map((end) => (end.ok ? null : end.failure));
  // There is no such catalogue, which only a search that runs can tell.
  expect(ends.map((failure) => failure?.kind)).toEqual([
    'cancelled',
    'cancelled',
    'not_found',
    'not_found',
  ]);
});
