import { beforeEach, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { valueOf } from './open-engine.ts';
import { connectTwo, recordModules, type TwoEnvironments } from './two-environments.ts';

let atlas: TwoEnvironments['atlas'];
let uat: TwoEnvironments['uat'];
let dev: TwoEnvironments['dev'];

beforeEach(async () => {
  ({ atlas, uat, dev } = await connectTwo());
});

/** One that ended, as it stands in the history. */
function addSync(
  { id }: Environment,
  day: number,
  facts: { bytes: number; status?: string },
): void {
  const { bytes, status = 'completed' } = facts;
  atlas.db.execute(`
    INSERT INTO sync_session (id, environment_id, strategy, strategy_reason, languages, started_by, status,
      started_at, ended_at, received_bytes, warnings)
    VALUES ('${id}-${day}', ${id}, 'full', '', '[]', 'user', '${status}',
      '2026-11-0${day}T08:00:00.000Z', '2026-11-0${day}T08:01:00.000Z', ${bytes}, '[]')
  `);
}

test('a download is taken to be as large as the last complete one of its environment, else of another', async () => {
  recordModules({ atlas, uat }, 'f', '2026-11-09T08:00:00.000Z');
  const expected = async (): Promise<number | null | undefined> => {
    const news = await valueOf(atlas.engine.listVersionNews());
    return news.find(({ environmentId }) => environmentId === uat.id)?.update?.downloadBytes;
  };
  expect(await expected()).toBeNull();
  addSync(dev, 1, { bytes: 40 });
  addSync(dev, 5, { bytes: 70 });
  expect(await expected()).toBe(70);
  addSync(uat, 2, { bytes: 60 });
  addSync(uat, 3, { bytes: 50 });
  addSync(uat, 4, { bytes: 10, status: 'failed' });
  expect(await expected()).toBe(50);
});

test('the history of one environment counts its own syncs', async () => {
  addSync(dev, 1, { bytes: 40 });
  addSync(uat, 2, { bytes: 60 });
  addSync(uat, 3, { bytes: 50 });
  const countOf = async (environment?: number) => {
    const { sessions, statistics } = await valueOf(atlas.engine.getSyncHistory(20, environment));
    return [sessions.length, statistics.total];
  };
  expect(await countOf(uat.id)).toEqual([2, 2]);
  expect(await countOf(dev.id)).toEqual([1, 1]);
  expect(await countOf()).toEqual([3, 3]);
});

test('the last sync of an environment is the last one of its own that was completed', async () => {
  addSync(uat, 1, { bytes: 40 });
  addSync(uat, 2, { bytes: 60 });
  addSync(uat, 3, { bytes: 50, status: 'failed' });
  addSync(dev, 4, { bytes: 70 });
  const { environments } = await valueOf(atlas.engine.cacheStatistics());
  expect(environments.map(({ lastSyncAt }) => lastSyncAt)).toEqual([
    '2026-11-02T08:01:00.000Z',
    '2026-11-04T08:01:00.000Z',
  ]);
});
