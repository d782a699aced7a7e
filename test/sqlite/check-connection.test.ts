import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { ConnectionReport } from '#contract/connection.ts';
import type { Environment } from '#contract/domain.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import type { Knobs } from '../../server/demo-environment/knobs.ts';
import { checkConnection } from '../../worker/connection-check/check-connection.ts';
import { METADATA_PATH } from '../../worker/metadata-service/probe-service.ts';
import { startTestHost } from '../unit/host/start-test-host.ts';
import { openEngine, valueOf } from './open-engine.ts';

const GOOD_TOKEN = 'eyJhbGciOiJub25lIn0.eyJhdWQiOiJnb29kIn0.';
let demo: DemoEnvironment;

beforeEach(async () => {
  demo = await startDemoEnvironment({
    scale: 'small',
    verifyToken: (token) => token === GOOD_TOKEN,
  });
});

afterEach(() => demo.close());

interface Attempt {
  readonly auth?: Environment['auth'];
  readonly token?: () => Answer<string>;
  readonly fetch?: typeof fetch;
  /** Address of the host whose relay is the way; the direct way without one. */
  readonly relay?: string;
  /** What is known on the way. */
  readonly told?: ConnectionReport[];
}

function check(attempt: Attempt = {}): Promise<ConnectionReport> {
  const { auth = 'none', token, fetch, relay, told } = attempt;
  const environment = {
    id: 1,
    name: 'UAT',
    url: demo.url,
    host: new URL(demo.url).host,
    kind: 'test',
    auth,
    transport: relay === undefined ? 'direct' : 'relay',
    addedAt: '2026-11-20T06:00:00.000Z',
    version: null,
    versionCheckedAt: null,
    catalog: null,
  } satisfies Environment;
  const connection = {
    baseUrl: relay ?? 'http://app.invalid/',
    tokens: { token: token ?? (async () => succeed(GOOD_TOKEN)) },
    timing: { backoffMs: 1, pauseMs: 1 },
    ...(fetch !== undefined && { fetch }),
  };
  return checkConnection(environment, connection, (report) => told?.push(report));
}

const failedOf = ({ steps }: ConnectionReport) => steps.find(({ status }) => status === 'failed');
const statusOf = ({ steps }: ConnectionReport, step: string) =>
  steps.find((each) => each.step === step)?.status;

test('an open environment passes, without a request for a list', async () => {
  const report = await check();
  expect(report.steps.map(({ status }) => status)).toEqual([
    'passed',
    'not_needed',
    'passed',
    'not_needed',
    'not_needed',
    'passed',
    'passed',
    'passed',
    'passed',
  ]);
  const { counts } = demo.requests.read();
  expect(counts.publicEntities + counts.publicEnumerations + counts.dataEntities).toBe(0);
  expect(counts.label).toBe(1);
});

test('with a good token every step passes, and the report does not hold it', async () => {
  demo.setKnobs({ auth: 'bearer' });
  const report = await check({ auth: 'entra' });
  expect(failedOf(report)).toBeUndefined();
  expect(statusOf(report, 'audience')).toBe('passed');
  expect(JSON.stringify(report)).not.toContain(GOOD_TOKEN);
});

const WAYS: readonly [string, Partial<Knobs>, Attempt][] = [
  ['an open environment', {}, {}],
  ['a good token', { auth: 'bearer' }, { auth: 'entra' }],
  [
    'a refusal that another request explains',
    { auth: 'bearer', rejections: [{ path: '^/metadata/', status: 401, times: 100 }] },
    { auth: 'entra' },
  ],
  ['modules that are closed', { modulesAction: 403 }, {}],
];

test.each(WAYS)('with %s each step is told when it is known, and stays', async (_, knobs, way) => {
  demo.setKnobs(knobs);
  const told: ConnectionReport[] = [];
  const end = await check({ ...way, told });
  expect(told[0]?.steps.every(({ status }) => status === 'pending')).toBe(true);
  const countPending = ({ steps }: ConnectionReport) =>
    steps.filter(({ status }) => status === 'pending').length;
  expect(new Set(told.map(countPending)).size).toBeGreaterThan(2);
  for (const { steps } of told) {
    for (const step of steps) {
      if (step.status !== 'pending') expect(end.steps).toContainEqual(step);
    }
  }
  expect(countPending(end)).toBe(0);
});

test.each(WAYS.slice(0, 2))(
  'with %s the label that is asked for is one that it shows',
  async (_, knobs, way) => {
    demo.setKnobs(knobs);
    const asked: string[] = [];
    const listening: typeof fetch = (input, init) => {
      asked.push(decodeURIComponent(String(input)));
      return fetch(input, init);
    };
    await check({ ...way, fetch: listening });
    const answer = await fetch(`${demo.url}${METADATA_PATH}`, {
      headers: { authorization: `Bearer ${GOOD_TOKEN}` },
    });
    const { LabelId: id } = await answer.json();
    expect(id).toMatch(/^@/);
    expect(asked.at(-1)).toContain(`/metadata/Labels(Id='${id}',`);
  },
);

test('every tab hears of the steps of a check that it watches', async () => {
  const { engine, events } = await openEngine();
  const draft = { name: 'UAT', url: demo.url, auth: 'none', transport: 'direct' } as const;
  const { id } = await valueOf(engine.addEnvironment(draft));
  await valueOf(engine.checkConnection(id));
  expect(events.filter(({ kind }) => kind === 'connection_step')).toEqual([]);
  await valueOf(engine.checkConnection(id, 'mine'));
  const steps = events.filter((event) => event.kind === 'connection_step');
  expect(steps.length).toBeGreaterThan(3);
  expect(new Set(steps.map(({ watch }) => watch))).toEqual(new Set(['mine']));
});

const KNOBS: readonly [string, Partial<Knobs>, object][] = [
  [
    'a sign-in page',
    { htmlLogin: true },
    { step: 'sign_in', problem: { failure: { kind: 'not_json' } } },
  ],
  ['maintenance', { maintenance: true }, { step: 'reach', problem: { failure: { status: 503 } } }],
  ['an unknown user', { userMapped: false }, { step: 'user', problem: { kind: 'not_a_user' } }],
  ['a sign-in that is wanted', { auth: 'bearer' }, { step: 'sign_in' }],
  ['a redirect to the sign-in', { auth: 'bearer', refusal: 'redirect' }, { step: 'sign_in' }],
];

test.each(KNOBS)('%s is told from an open address', async (_, knobs, failed) => {
  demo.setKnobs(knobs);
  expect(failedOf(await check())).toMatchObject(failed);
});

test.each(KNOBS.slice(0, 3))('%s is told from a signed-in way', async (_, knobs, failed) => {
  demo.setKnobs({ auth: 'bearer', ...knobs });
  expect(failedOf(await check({ auth: 'entra' }))).toMatchObject(failed);
});

test('a user whom metadata answers with 401 is told from a token that is refused', async () => {
  const refusing = { path: '^/metadata/', status: 401, times: 100 };
  demo.setKnobs({ auth: 'bearer', rejections: [refusing] });
  expect(failedOf(await check({ auth: 'entra' }))).toMatchObject({
    step: 'user',
    problem: { kind: 'not_a_user' },
  });
  demo.setKnobs({ rejections: [] });
  const other = async () => succeed('a-token-for-another-audience');
  expect(failedOf(await check({ auth: 'entra', token: other }))).toMatchObject({
    step: 'audience',
    problem: { failure: { kind: 'sign_in_required', isTokenRefused: true } },
  });
});

test('without a token the environment is only asked whether it is there', async () => {
  demo.setKnobs({ auth: 'bearer' });
  const token = async () => fail({ kind: 'sign_in_failed', host: 'x', reason: 'nobody' });
  const report = await check({ auth: 'entra', token });
  expect(statusOf(report, 'reach')).toBe('passed');
  expect(failedOf(report)).toMatchObject({ step: 'sign_in' });
  expect(demo.requests.read().total).toBe(1);
});

test.each(['{"Name":"NoYes"', '{"Name":nix}'])(
  'metadata that answers %s is no metadata',
  async (text) => {
    const odd: typeof fetch = async (input, init) =>
      String(input).endsWith(METADATA_PATH)
        ? new Response(text, { headers: { 'content-type': 'application/json' } })
        : fetch(input, init);
    const report = await check({ fetch: odd });
    expect(failedOf(report)?.step).toBe('metadata');
    expect(statusOf(report, 'labels')).toBe('not_tried');
  },
);

test.each([403, 404] as const)('modules that answer %i are a limit, no end', async (status) => {
  demo.setKnobs({ modulesAction: status });
  const report = await check();
  expect(failedOf(report)).toBeUndefined();
  expect(statusOf(report, 'modules')).toBe('limited');
  expect(statusOf(report, 'labels')).toBe('passed');
});

test('modules are told even where metadata is not there', async () => {
  demo.setKnobs({ rejections: [{ path: '^/metadata/', status: 404, times: 100 }] });
  const report = await check();
  expect(failedOf(report)).toMatchObject({ step: 'metadata' });
  expect([statusOf(report, 'modules'), statusOf(report, 'labels')]).toEqual([
    'passed',
    'not_tried',
  ]);
});

test('a closed port is out of reach', async () => {
  await demo.close();
  const report = await check();
  expect(failedOf(report)).toMatchObject({
    step: 'reach',
    problem: { failure: { kind: 'unreachable' } },
  });
  expect(statusOf(report, 'labels')).toBe('not_tried');
});

test('a host whose answers the browser hides is not called out of reach', async () => {
  // As a browser does: what has no CORS headers can only be asked blindly.
  const asBrowser: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const isReadable = response.headers.has('access-control-allow-origin');
    if (init?.mode !== 'no-cors' && !isReadable) throw new TypeError('Failed to fetch');
    return response;
  };
  expect(failedOf(await check({ fetch: asBrowser }))).toMatchObject({
    step: 'reach',
    problem: { kind: 'refused_by_browser' },
  });
  demo.setKnobs({ cors: true });
  expect(failedOf(await check({ fetch: asBrowser }))).toBeUndefined();
});

test("what the page's own policy forbids is told from a host that is not there", async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  onTestFinished(() => void vi.unstubAllGlobals());
  const failedWhileForbidding = async (blockedURI: string) => {
    const asBrowser: typeof fetch = async () => {
      page.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI }));
      throw new TypeError('Failed to fetch');
    };
    return failedOf(await check({ fetch: asBrowser }));
  };
  expect(await failedWhileForbidding(demo.url + METADATA_PATH)).toMatchObject({
    step: 'reach',
    problem: { kind: 'refused_by_policy' },
  });
  expect(await failedWhileForbidding('https://elsewhere.example/')).toMatchObject({
    step: 'reach',
    problem: { failure: { kind: 'unreachable' } },
  });
});

test('through the relay every step is tried', async () => {
  demo.setKnobs({ auth: 'bearer' });
  const { url } = await startTestHost({ config: { relay: { hosts: [demo.url] } } });
  const report = await check({ auth: 'entra', relay: url });
  expect(report.steps.map(({ status }) => status)).toEqual(report.steps.map(() => 'passed'));
});

test('a relay that does not allow the host is told from a host that is not there', async () => {
  const strict = await startTestHost();
  expect(failedOf(await check({ relay: strict.url }))).toMatchObject({
    step: 'relay',
    problem: { failure: { kind: 'host_not_allowed' } },
  });
  const { url } = await startTestHost({ config: { relay: { hosts: [demo.url] } } });
  await demo.close();
  expect(failedOf(await check({ relay: url }))).toMatchObject({
    step: 'reach',
    problem: { failure: { kind: 'unreachable' } },
  });
});

test('the engine checks what is connected, and calls a Dataverse address one', async () => {
  const { engine, db } = await openEngine();
  const draft = { name: 'UAT', url: demo.url, auth: 'none', transport: 'direct' } as const;
  const { id } = await valueOf(engine.addEnvironment(draft));
  expect(failedOf(await valueOf(engine.checkConnection(id)))).toBeUndefined();
  // Connected by an app that did not know these addresses yet.
  db.execute(`UPDATE environment SET url = 'https://contoso.crm4.dynamics.com'`);
  expect(failedOf(await valueOf(engine.checkConnection(id)))).toMatchObject({
    step: 'address',
    problem: { failure: { kind: 'bad_address', problem: 'dataverse' } },
  });
  expect(await engine.checkConnection(99)).toMatchObject({ failure: { kind: 'not_found' } });
});
