import { expect, test } from 'vitest';
import type { ConnectionStepName, ConnectionStepStatus } from '#contract/connection.ts';
import type { Failure } from '#contract/failure.ts';
import {
  judgeSteps,
  type ProbeResults,
  type Way,
} from '../../../worker/connection-check/judge-steps.ts';

const host = 'contoso.operations.dynamics.com';
const requestId = null;
const byRelay: Way = { auth: 'entra', transport: 'relay' };
const direct: Way = { auth: 'entra', transport: 'direct' };
const open: Way = { auth: 'none', transport: 'direct' };

const signIn: Failure = { kind: 'sign_in_required', host, claims: null, requestId };
const forbidden: Failure = { kind: 'forbidden', host, requestId };
const unreachable: Failure = { kind: 'unreachable', host, reason: 'Failed to fetch' };
const page: Failure = { kind: 'not_json', path: '/metadata', contentType: 'text/html', requestId };
const serverError = (status: number): Failure => ({
  kind: 'service_error',
  path: '/metadata',
  status,
  message: '',
  requestId,
});

/** The way in with a sign-in, where everything works. */
const good: ProbeResults = {
  address: 'ok',
  anonymous: signIn,
  token: 'ok',
  metadata: 'ok',
  modules: 'ok',
  label: 'ok',
};

function statusesOf(
  way: Way,
  results: ProbeResults,
): Readonly<Record<ConnectionStepName, ConnectionStepStatus>> {
  const statuses = judgeSteps(way, results).map(({ step, status }) => [step, status]);
  return Object.fromEntries(statuses);
}

/** The one step that failed, with why. */
const failedOf = (way: Way, results: ProbeResults) =>
  judgeSteps(way, results).find(({ status }) => status === 'failed');

test('where everything works, every step passes', () => {
  expect(new Set(Object.values(statusesOf(byRelay, good)))).toEqual(new Set(['passed']));
});

test('the direct way has no relay, and an open address no sign-in', () => {
  const results = { ...good, anonymous: 'ok', token: undefined } as const;
  expect(statusesOf(open, results)).toMatchObject({
    relay: 'not_needed',
    reach: 'passed',
    sign_in: 'not_needed',
    audience: 'not_needed',
    user: 'passed',
    labels: 'passed',
  });
});

test('before anything was asked, nothing is claimed', () => {
  expect(statusesOf(byRelay, {})).toMatchObject({ address: 'not_tried', labels: 'not_tried' });
});

const FAILURES: readonly [string, Way, ProbeResults, ConnectionStepName][] = [
  [
    'a Dataverse address',
    byRelay,
    {
      address: { kind: 'bad_address', address: 'https://a.crm.dynamics.com', problem: 'dataverse' },
    },
    'address',
  ],
  [
    'a relay that does not allow the host',
    byRelay,
    { ...good, anonymous: { kind: 'host_not_allowed', host } },
    'relay',
  ],
  ['a host without a relay', byRelay, { ...good, anonymous: { kind: 'relay_missing' } }, 'relay'],
  ['nobody at the address', direct, { ...good, anonymous: unreachable }, 'reach'],
  ['no network', direct, { ...good, anonymous: { kind: 'offline' } }, 'reach'],
  ['maintenance', byRelay, { ...good, anonymous: serverError(503) }, 'reach'],
  [
    'no answer in time',
    byRelay,
    { ...good, anonymous: { kind: 'silent', path: '/metadata', silentSeconds: 20 } },
    'reach',
  ],
  ['a sign-in that is needed', byRelay, { ...good, token: signIn }, 'sign_in'],
  [
    'a sign-in that the authority refuses',
    byRelay,
    { ...good, token: { kind: 'sign_in_failed', host, reason: 'AADSTS50105' } },
    'sign_in',
  ],
  ['a sign-in page for a good token', byRelay, { ...good, metadata: page }, 'sign_in'],
  ['an open address that wants a sign-in', open, { ...good, anonymous: signIn }, 'sign_in'],
  ['an open address that shows a page', open, { ...good, anonymous: page }, 'sign_in'],
  [
    'a token for somebody else',
    byRelay,
    { ...good, metadata: { ...signIn, isTokenRefused: true }, data: signIn },
    'audience',
  ],
  ['metadata closed to the user', byRelay, { ...good, metadata: forbidden }, 'user'],
  [
    'everything closed to the user',
    byRelay,
    { ...good, metadata: signIn, data: forbidden },
    'user',
  ],
  ['metadata that wants another user', byRelay, { ...good, metadata: signIn, data: 'ok' }, 'user'],
  [
    'metadata that is not there',
    byRelay,
    { ...good, metadata: serverError(404), data: 'ok' },
    'metadata',
  ],
];

test.each(FAILURES)('%s is told at its step, and stops the rest', (...[, way, results, step]) => {
  const steps = judgeSteps(way, results);
  const place = steps.findIndex((each) => each.step === step);
  expect(failedOf(way, results)?.step).toBe(step);
  expect(steps.slice(0, place).map(({ status }) => status)).not.toContain('not_tried');
  const rest = steps.slice(place + 1).map(({ status }) => status);
  expect(rest).toEqual(rest.map(() => 'not_tried'));
});

test('a host that answers only blindly is refused by the browser, not out of reach', () => {
  const results = { ...good, anonymous: unreachable };
  expect(failedOf(direct, { ...results, answersBlindly: true })?.problem).toEqual({
    kind: 'refused_by_browser',
  });
  expect(failedOf(direct, { ...results, answersBlindly: false })?.problem).toEqual({
    kind: 'failure',
    failure: unreachable,
  });
});

test('a gateway that allows the page but not its token is refused by the browser too', () => {
  const results = { ...good, metadata: unreachable, answersBlindly: true };
  expect(failedOf(direct, results)).toMatchObject({
    step: 'reach',
    problem: { kind: 'refused_by_browser' },
  });
});

test('a known account that metadata refuses is no user, whether it says 401 or 403', () => {
  const by401 = failedOf(byRelay, { ...good, metadata: signIn, data: 'ok' });
  const by403 = failedOf(byRelay, { ...good, metadata: forbidden });
  expect(by401?.problem).toEqual({ kind: 'not_a_user', reason: signIn });
  expect(by403?.problem).toEqual({ kind: 'not_a_user', reason: forbidden });
});

test('without modules or labels a sync still goes on, so they stop nothing', () => {
  const results = { ...good, modules: serverError(404), label: forbidden };
  expect(failedOf(byRelay, results)).toBeUndefined();
  expect(statusesOf(byRelay, results)).toMatchObject({
    modules: 'limited',
    metadata: 'passed',
    labels: 'limited',
  });
});
