import { expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import { succeed } from '#contract/outcome.ts';
import type { WatchList, WatchListVerdict } from '#contract/watch-list.ts';
import { checkWatchList } from '../../../src/assistant/watch-list-tool.ts';
import { pin, verdict, watchList } from '../window/watch-lists.ts';
import { environment, fakeEngine, noAuthorities, noConfig } from './fake-engine.ts';

const shop = watchList({
  id: 1,
  name: 'Shop',
  pins: [pin({ id: 1, part: 'Name' }), pin({ id: 2, part: 'CreditLimit' })],
});
const bank = watchList({ id: 2, name: 'Bank' });

function engineWith(lists: readonly WatchList[], verdicts: readonly WatchListVerdict[]) {
  const asked: unknown[] = [];
  const engine: Partial<EngineApi> = {
    listEnvironments: () => Promise.resolve(succeed([environment()])),
    listWatchLists: () => Promise.resolve(succeed(lists)),
    checkWatchLists(...input) {
      asked.push(input);
      return Promise.resolve(succeed(verdicts));
    },
  };
  return { engine, asked };
}

async function call(input: object, engine: Partial<EngineApi>) {
  const surroundings = { engine: fakeEngine(engine), config: noConfig, authorities: noAuthorities };
  const { content, isError } = await checkWatchList.run(input, surroundings);
  return isError ? content[0].text : JSON.parse(content[0].text);
}

test('the only list is meant without its name, and its worst pin is told first', async () => {
  const { engine, asked } = engineWith([shop], [verdict(shop, { 2: 'CreditLimit was removed.' })]);
  expect(await call({}, engine)).toEqual({
    environment: 'UAT',
    list: 'Shop',
    state: 'broken',
    reason: 'CustomersV3.CreditLimit: CreditLimit was removed.',
    counts: { broken: 1, unchanged: 1 },
    pins: [
      {
        name: 'CustomersV3.CreditLimit',
        kind: 'field',
        state: 'broken',
        severity: 'breaking',
        reasons: ['CreditLimit was removed.'],
      },
      { name: 'CustomersV3.Name', kind: 'field', state: 'unchanged' },
    ],
  });
  expect(asked).toEqual([[7, [1], ['de', 'en-US']]]);
});

test('of several lists each is told with its state, until one is named', async () => {
  const both = engineWith([bank, shop], [verdict(bank, {}), verdict(shop, {})]);
  expect(await call({}, both.engine)).toMatchObject({
    lists: [{ list: 'Bank', state: 'unchanged' }, { list: 'Shop' }],
  });
  const one = engineWith([bank, shop], [verdict(shop, {})]);
  expect(await call({ list: ' SHOP ' }, one.engine)).toMatchObject({ list: 'Shop' });
  expect(one.asked).toEqual([[7, [1], ['de', 'en-US']]]);
});

test('a list that is not there is told in a sentence', async () => {
  const { engine } = engineWith([shop], []);
  expect(await call({ list: 'Nope' }, engine)).toBe('There is no watch-list named Nope here.');
});
