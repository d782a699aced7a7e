import { expect, test } from 'vitest';
import { compareModules } from '../../../worker/versions/compare-modules.ts';
import { aModule } from './version-samples.ts';

const suite = { ...aModule, name: 'Foundation', moduleId: 'ApplicationSuite' };
const isv = { ...aModule, name: 'Pipes', moduleId: 'Pipes', publisher: 'Adatum' };

test('two equal lists are identical in any order, whatever their display names', () => {
  const translated = { ...suite, displayName: 'Grundlage' };
  expect(compareModules([aModule, suite], [translated, aModule])).toEqual({
    isIdentical: true,
    countDifference: 0,
    added: [],
    removed: [],
    updated: [],
    identical: [translated, aModule],
  });
});

test('modules are told apart as added, removed, updated and identical', () => {
  const newerSuite = { ...suite, version: '10.35.1' };
  const second = { ...isv, name: 'Pipes Demo' };
  expect(compareModules([aModule, suite, isv], [newerSuite, aModule, second])).toEqual({
    isIdentical: false,
    countDifference: 0,
    added: [second],
    removed: [isv],
    updated: [{ before: suite, after: newerSuite }],
    identical: [aModule],
  });
});

test('another publisher is an update, since it is another fingerprint', () => {
  const other = { ...aModule, publisher: 'Microsoft Corporation' };
  expect(compareModules([aModule], [other]).updated).toEqual([{ before: aModule, after: other }]);
});

test.each([
  ['one that is added', [aModule], [aModule, suite]],
  ['one that is removed', [aModule, suite], [aModule]],
  ['one that is updated', [aModule, suite], [aModule, { ...suite, version: '10.35.1' }]],
])('two lists are not identical for %s', (_, older, newer) => {
  expect(compareModules(older, newer).isIdentical).toBe(false);
});

test('the difference in count is newer less older', () => {
  expect(compareModules([aModule, suite, isv], [aModule]).countDifference).toBe(-2);
});
