import { expect, test } from 'vitest';
import {
  listUnfilledPhases,
  planPhases,
  recommendForFiles,
  recommendStrategy,
  type StoredState,
} from '../../../worker/sync/plan-sync.ts';

const nothing: StoredState = {
  shown: null,
  completeOfVersion: null,
  isVersionSure: true,
  missingLabels: 0,
};

test.each<[string, Partial<StoredState>, string]>([
  ['nothing is stored', {}, 'full'],
  [
    'only a half finished catalogue is there',
    { shown: { isComplete: false, isOfThisVersion: true } },
    'full',
  ],
  ['another environment has the same modules', { completeOfVersion: 7 }, 'sharing'],
  ['the modules could not be read', { completeOfVersion: 7, isVersionSure: false }, 'full'],
  [
    'an older version is stored',
    { shown: { isComplete: true, isOfThisVersion: false } },
    'incremental',
  ],
  [
    'an older version is stored, and somebody has the new one',
    { shown: { isComplete: true, isOfThisVersion: false }, completeOfVersion: 7 },
    'sharing',
  ],
  [
    'all but some labels are there',
    { shown: { isComplete: true, isOfThisVersion: true }, completeOfVersion: 7, missingLabels: 3 },
    'labels_only',
  ],
  [
    'everything is there',
    { shown: { isComplete: true, isOfThisVersion: true }, completeOfVersion: 7 },
    'full',
  ],
])('when %s, the strategy is %s', (_, state, strategy) => {
  expect(recommendStrategy({ ...nothing, ...state }).strategy).toBe(strategy);
});

test('sharing asks for no metadata', () => {
  const phases = planPhases('sharing', new Set());
  for (const phase of ['entities', 'schemas', 'enumerations', 'labels'] as const) {
    expect(phases.has(phase)).toBe(false);
  }
  expect(phases.has('version_check')).toBe(true);
});

test('a resumed sync leaves out what was finished', () => {
  const phases = planPhases('full', new Set(['entities', 'schemas']));
  expect([...phases]).toEqual([
    'initializing',
    'version_check',
    'enumerations',
    'labels',
    'indexing',
    'finalizing',
  ]);
});

test('files with a whole catalogue are read even where it is stored already', () => {
  const shown = { isComplete: true, isOfThisVersion: true };
  const lists = new Set(['data_entities', 'entities', 'enumerations'] as const);
  expect(recommendForFiles({ shown }, { holds: lists, limited: new Set() }).strategy).toBe('full');
  expect(listUnfilledPhases(lists)).toEqual(['labels']);
});

test('a part of the lists never takes the place of a complete catalogue', () => {
  const shown = { isComplete: true, isOfThisVersion: true };
  const some = new Set(['data_entities', 'labels'] as const);
  expect(recommendForFiles({ shown }, { holds: some, limited: new Set() }).strategy).toBe(
    'labels_only',
  );
  for (const other of [null, { isComplete: true, isOfThisVersion: false }]) {
    const plan = recommendForFiles({ shown: other }, { holds: some, limited: new Set() });
    expect(plan.strategy).toBe('full');
  }
});

test('lists from a source that tells less never take the place of a complete catalogue', () => {
  const shown = { isComplete: true, isOfThisVersion: true };
  const holds = new Set(['data_entities', 'entities', 'enumerations'] as const);
  const limited = new Set(['entities'] as const);
  expect(recommendForFiles({ shown }, { holds, limited }).strategy).toBe('labels_only');
});
