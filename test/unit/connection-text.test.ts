import { expect, test } from 'vitest';
import type { ConnectionReport, ConnectionStep } from '#contract/connection.ts';
import { CONNECTION_STEPS } from '#contract/connection.ts';
import { reportText, stepText, verdictText } from '../../src/connection-text.ts';

const host = 'contoso.operations.dynamics.com';

function reportOf(...changed: readonly ConnectionStep[]): ConnectionReport {
  return {
    environment: 'UAT',
    url: `https://${host}`,
    host,
    auth: 'entra',
    transport: 'direct',
    checkedAt: '2026-11-20T06:00:00.000Z',
    steps: CONNECTION_STEPS.map(
      (step) =>
        changed.find((each) => each.step === step) ?? { step, status: 'passed', problem: null },
    ),
  };
}

test('every step says something where there is no problem to tell', () => {
  const report = reportOf();
  for (const step of CONNECTION_STEPS) {
    for (const status of ['passed', 'not_needed', 'not_tried'] as const) {
      expect(stepText({ step, status, problem: null }, report)).not.toBe('');
    }
  }
});

test('the browser that refuses an answer is told from a host that is not there', () => {
  const reach = { step: 'reach', status: 'failed' } as const;
  const refused = { ...reach, problem: { kind: 'refused_by_browser' } } as const;
  const failure = { kind: 'unreachable', host, reason: 'Failed to fetch' } as const;
  const missing = { ...reach, problem: { kind: 'failure', failure } } as const;
  expect(stepText(refused, reportOf(refused))).toMatch(/answers, but .* \(CORS\)\. .*Relay/);
  expect(stepText(missing, reportOf(missing))).toMatch(/cannot be reached/);
  const forbidden = { ...reach, problem: { kind: 'refused_by_policy' } } as const;
  const text = stepText(forbidden, reportOf(forbidden));
  expect(text).toMatch(/^Nothing was sent to .* security policy .* list it among the environments/);
  expect(text).not.toMatch(/reached/);
});

test('where nobody signs in, nothing is said of an account', () => {
  const user: ConnectionStep = { step: 'user', status: 'passed', problem: null };
  const open: ConnectionStep = { step: 'sign_in', status: 'not_needed', problem: null };
  expect(stepText(user, reportOf())).toBe('The account is a user of this environment.');
  expect(stepText(user, reportOf(open))).toBe('No account is asked for.');
});

test('a check under way has no verdict yet', () => {
  const labels: ConnectionStep = { step: 'labels', status: 'pending', problem: null };
  expect(verdictText(reportOf(labels))).toBe('It is being tried.');
});

test('who is no user of the environment reads so, with the id that support asks for', () => {
  const reason = { kind: 'forbidden', host, requestId: 'aid-1' } as const;
  const user: ConnectionStep = {
    step: 'user',
    status: 'failed',
    problem: { kind: 'not_a_user', reason },
  };
  expect(stepText(user, reportOf(user))).toMatch(/^You are signed in, but not a user .*aid-1/);
  expect(verdictText(reportOf(user))).toBe('It stops at: User of the environment.');
});

test('what is limited says why, and that a sync works without it', () => {
  const failure = { kind: 'forbidden', host, requestId: null } as const;
  const modules: ConnectionStep = {
    step: 'modules',
    status: 'limited',
    problem: { kind: 'failure', failure },
  };
  expect(stepText(modules, reportOf(modules))).toMatch(
    /refuses this user\. .*A sync works without/,
  );
  expect(verdictText(reportOf(modules))).toBe('It works, with limits.');
});

test('a Dataverse address is called one', () => {
  const address: ConnectionStep = {
    step: 'address',
    status: 'failed',
    problem: {
      kind: 'failure',
      failure: { kind: 'bad_address', address: 'https://a.crm.dynamics.com', problem: 'dataverse' },
    },
  };
  expect(stepText(address, reportOf(address))).toMatch(/is a Dataverse environment/);
});

test('the report is plain text with a line for each step', () => {
  const text = reportText(reportOf(), 'contoso.com at login.microsoftonline.com');
  expect(text).toContain('Environment: UAT\n');
  expect(text).toContain('sign-in: contoso.com at login.microsoftonline.com\n');
  expect(text).toContain('Result: Everything works.');
  expect(text).toMatch(/^9\. Labels: passed\. /m);
});

test('no token leaves with the report, even if a stranger repeats it in an answer', () => {
  const message = 'Bad token eyJhbGciOi.eyJhdWQi.c2ln in Authorization: Bearer 0.opaque-secret.';
  const failure = {
    kind: 'service_error',
    path: '/metadata',
    status: 400,
    message,
    requestId: null,
  } as const;
  const step: ConnectionStep = {
    step: 'metadata',
    status: 'failed',
    problem: { kind: 'failure', failure },
  };
  const text = reportText(reportOf(step), null);
  expect(text).toContain('answered 400');
  expect(text).toContain('Bad token [token] in Authorization: Bearer [token].');
  expect(text).not.toMatch(/eyJ|c2ln|opaque-secret/);
});
