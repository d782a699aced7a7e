import { expect, test, vi } from 'vitest';
import { DATABASE_LOCK } from '#contract/channels.ts';
import { ownDatabase } from '../../../worker/tabs/own-database.ts';

test('one worker has the database at a time, and keeps it when it has nothing left to do', async () => {
  const isLocked = async () => {
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === DATABASE_LOCK);
  };
  const wasLocked = Promise.withResolvers<boolean>();
  const next = vi.fn(async () => {});
  ownDatabase(async () => wasLocked.resolve(isLocked()));
  ownDatabase(next);
  expect(await wasLocked.promise).toBe(true);
  // Were it let go, the next one would have it before these are granted one after the other.
  for (const name of ['one', 'another']) await navigator.locks.request(name, () => {});
  expect(await isLocked()).toBe(true);
  expect(next).not.toHaveBeenCalled();
});
