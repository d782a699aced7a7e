import { expect, test } from 'vitest';
import type { ConnectionReport } from '#contract/connection.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { ConnectionCheck } from '../../../src/state/connection-check.svelte.ts';
import { environment } from '../assistant/fake-engine.ts';
import { FakeEngine } from './fake-engine.ts';

const { name, url, host } = environment();
const report: ConnectionReport = {
  environment: name,
  url,
  host,
  auth: 'none',
  transport: 'relay',
  checkedAt: '2026-11-20T08:00:00.000Z',
  steps: [],
};

test('steps are shown as they become known, those of this check only', async () => {
  const engine = new FakeEngine();
  const check = new ConnectionCheck(engine);
  void check.run(1);
  const call = engine.callsOf('checkConnection')[0];
  const tellStep = (watch: unknown, step: ConnectionReport) =>
    engine.tellAll({ kind: 'connection_step', watch: String(watch), report: step });
  tellStep('of another tab', { ...report, host: 'other.example' });
  expect(check.report).toBeNull();
  const first = { ...report };
  tellStep(call?.input[1], first);
  expect(check.report).toBe(first);
  expect(check.isChecking).toBe(true);

  await call?.answer(succeed(report));
  expect(check.report).toBe(report);
  expect(check.isChecking).toBe(false);
  tellStep(call?.input[1], first);
  expect(check.report).toBe(report);
});

test('a check that fails says why, until the next one begins', async () => {
  const engine = new FakeEngine();
  const check = new ConnectionCheck(engine);
  void check.run(1);
  await engine.calls[0]?.answer(succeed(report));
  void check.run(2);
  expect(check.report).toBeNull();
  await engine.calls[1]?.answer(fail({ kind: 'offline' }));
  expect(check.failure).toEqual({ kind: 'offline' });
  void check.run(2);
  expect(check.failure).toBeNull();
});
