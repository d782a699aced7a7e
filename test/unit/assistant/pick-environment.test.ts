import { expect, test } from 'vitest';
import { pickEnvironment } from '../../../src/assistant/pick-environment.ts';

const uat = { name: 'UAT', url: 'https://contoso-uat.sandbox.operations.dynamics.com' };
const demo = { name: 'Demo 10.0.43', url: 'http://127.0.0.1:7101' };

test.each([
  ['UAT', uat],
  ['uat', uat],
  ['contoso-uat.sandbox.operations.dynamics.com', uat],
  ['https://contoso-uat.sandbox.operations.dynamics.com/?cmp=usmf&mi=DefaultDashboard', uat],
  ['127.0.0.1:7101', demo],
  ['http://127.0.0.1:7101/', demo],
])('an environment is known by its name, its host or any address in it: %s', (asked, expected) => {
  expect(pickEnvironment([uat, demo], asked)).toEqual({ ok: true, value: expected });
});

test('without a word the only environment is meant', () => {
  expect(pickEnvironment([demo], undefined)).toEqual({ ok: true, value: demo });
});

test('without a word several environments are named with their hosts', () => {
  expect(pickEnvironment([uat, demo], undefined)).toMatchObject({
    failure: {
      field: 'environment',
      problem: expect.stringMatching(/UAT \(contoso-uat\..*Demo 10\.0\.43 \(127\.0\.0\.1:7101\)/),
    },
  });
});

test('a name that two environments share is not guessed', () => {
  expect(pickEnvironment([uat, { ...demo, name: 'uat' }], 'UAT')).toMatchObject({
    failure: { kind: 'bad_input', field: 'environment' },
  });
});

test('an unknown environment is called by the name that was asked for', () => {
  expect(pickEnvironment([uat], 'PROD')).toMatchObject({
    failure: { kind: 'not_found', what: 'environment', name: 'PROD' },
  });
});
