import { DATABASE_LOCK } from '#contract/channels.ts';

/**
 * Waits until no other worker has the database, then runs `serve` and keeps the lock until this worker ends.
 * The lock is taken before the pool is opened: two pools on one folder destroy each other.
 */
export function ownDatabase(serve: () => Promise<void>): void {
  void navigator.locks.request(DATABASE_LOCK, async () => {
    await serve();
    await new Promise<never>(() => {});
  });
}
