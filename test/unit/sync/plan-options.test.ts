import { expect, test } from 'vitest';
import { SYNC_STRATEGIES, type SyncStrategy } from '#contract/sync.ts';
import { planOptions } from '../../../worker/sync/plan-options.ts';
import { recommendStrategy, type StoredState } from '../../../worker/sync/plan-sync.ts';

const nothing: StoredState = {
  shown: null,
  completeOfVersion: null,
  isVersionSure: true,
  missingLabels: 0,
};

const STATES: readonly StoredState[] = [
  nothing,
  { ...nothing, completeOfVersion: 7 },
  { ...nothing, isVersionSure: false },
  { ...nothing, shown: { isComplete: true, isOfThisVersion: false } },
  { ...nothing, shown: { isComplete: true, isOfThisVersion: true }, missingLabels: 3 },
  { ...nothing, shown: { isComplete: false, isOfThisVersion: true } },
];

const needed = (strategy: SyncStrategy): number => strategy.length;

test('each strategy is offered with what it takes', () => {
  for (const { strategy, neededBytes } of planOptions(nothing, needed).options) {
    expect(neededBytes).toBe(strategy.length);
  }
});

test.each(STATES)('every strategy is offered once, the recommended one first: %o', (state) => {
  const { options } = planOptions(state, needed);
  expect(options.map(({ strategy }) => strategy).toSorted()).toEqual(SYNC_STRATEGIES.toSorted());
  expect(options[0]).toMatchObject({ ...recommendStrategy(state), isPossible: true });
  for (const { reason } of options) expect(reason).toMatch(/^[A-Z].*\.$/);
});

test('what has no base is not possible', () => {
  const impossible = planOptions(nothing, needed)
    .options.filter(({ isPossible }) => !isPossible)
    .map(({ strategy }) => strategy);
  expect(impossible).toEqual(['labels_only', 'incremental', 'sharing']);
});

test('labels alone are offered with whether any are still to come', () => {
  const shown = { isComplete: true, isOfThisVersion: false };
  const labelsOnly = (missingLabels: number) =>
    planOptions({ ...nothing, shown, missingLabels }, needed).options.find(
      ({ strategy }) => strategy === 'labels_only',
    );
  const reason: unknown = expect.stringMatching(/not here yet/);
  expect(labelsOnly(3)).toMatchObject({ reason, neededBytes: needed('labels_only') });
  const noReason: unknown = expect.stringMatching(/are here already/);
  expect(labelsOnly(0)).toMatchObject({ reason: noReason, neededBytes: 0 });
});
