import { expect, test } from 'vitest';
import type { SyncPhase } from '#contract/sync.ts';
import { measurePace, type PaceSample } from '../../../worker/sync/measure-pace.ts';
import { planPhases } from '../../../worker/sync/plan-sync.ts';

const full = planPhases('full', new Set());
const samples: readonly PaceSample[] = [
  { atMs: 1000, items: 100, bytes: 5000 },
  { atMs: 2500, items: 200, bytes: 9000 },
  { atMs: 5000, items: 500, bytes: 25_000 },
];

test('labels, the last long phase, have a remaining time', () => {
  expect(measurePace(samples, { phase: 'labels', total: 1500, planned: full })).toEqual({
    itemsPerSecond: 100,
    bytesPerSecond: 5000,
    remainingMs: 10_000,
  });
});

test.each<[string, SyncPhase, number | null]>([
  ['labels are still to come', 'enumerations', 2000],
  ['the service has not said how much there is', 'labels', null],
])('while %s, the remaining time is unknown', (_, phase, total) => {
  expect(measurePace(samples, { phase, total, planned: full })?.remainingMs).toBeNull();
});

test('without labels, the last list that is counted has a remaining time', () => {
  const planned = planPhases('full_without_labels', new Set());
  const pace = measurePace(samples, { phase: 'enumerations', total: 600, planned });
  expect(pace?.remainingMs).toBe(1000);
});

test('nothing that stands still has a remaining time', () => {
  const still = samples.map((sample) => ({ ...sample, items: 100 }));
  const pace = measurePace(still, { phase: 'labels', total: 1500, planned: full });
  expect(pace).toMatchObject({ itemsPerSecond: 0, remainingMs: null });
});

test.each([0, 1, 2])('%i samples within two seconds are no pace', (count) => {
  const few = samples.slice(0, count);
  expect(measurePace(few, { phase: 'labels', total: 1500, planned: full })).toBeNull();
});
