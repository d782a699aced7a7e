import { expect, test } from 'vitest';
import { OvertakenSearches } from '../../../worker/search/overtaken-searches.ts';

test('of the searches of one asker that wait together only the newest runs', async () => {
  const arrived = Promise.withResolvers<void>();
  const searches = new OvertakenSearches(() => arrived.promise);
  const typed = ['c', 'cu', 'cus'].map(() => searches.isWanted({ asker: 'tab 1' }));
  const others = [searches.isWanted({ asker: 'tab 2' }), searches.isWanted({})];
  arrived.resolve();
  expect(await Promise.all(typed)).toEqual([false, false, true]);
  expect(await Promise.all(others)).toEqual([true, true]);
});
