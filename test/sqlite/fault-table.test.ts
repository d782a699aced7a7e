import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import type { FailureKind } from '#contract/failure.ts';
import { succeed } from '#contract/outcome.ts';
import type { SyncSession } from '#contract/sync.ts';
import { DEFAULT_KNOBS } from '../../server/demo-environment/knobs.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import type { Database } from '../../worker/db/database.ts';
import { failureText } from '../../src/failure-text.ts';
import {
  answerBytes,
  FAULTS,
  interrupted,
  LIST_FAULT_ROWS,
  PHASES,
  rejected,
  type FaultyPhase,
} from './faults.ts';
import { emptyDatabase, fillDatabase } from './fill-database.ts';
import {
  copyDatabase,
  isEndOf,
  openEngine,
  valueOf,
  type SessionEvent,
  type TestEngine,
} from './open-engine.ts';
import { isRunning, phaseOf } from './sync-events.ts';

/** Silence is noticed after this time; everything else answers at once. */
const SILENCE_MS = 700;
const ALWAYS = 10_000;
const HASTY = { backoffMs: 1, pauseMs: 1, firstByteMs: SILENCE_MS, silenceMs: SILENCE_MS };

let demo: DemoEnvironment;
/** With the complete catalogue of release 1, while the environment shows release 2. */
let filled: Database;
/** With that of release 2, but a few labels. */
let nearlyDone: Database;
let uat: Environment;
let digests: { readonly before: string; readonly after: string };

beforeAll(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  const atlas = await openEngine();
  uat = await atlas.connect(demo);
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = await shownDigest(atlas);
  filled = await copyDatabase(atlas.db);

  demo.setKnobs({ release: 2 });
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  digests = { before, after: await shownDigest(atlas) };
  await atlas.sync(uat, { strategy: 'labels_only' });
  atlas.db.execute(`
    DELETE FROM catalog_label WHERE label_id IN (SELECT label_id FROM catalog_label LIMIT 90)
  `);
  nearlyDone = await copyDatabase(atlas.db);
  expect(digests.after).not.toBe(before);
  for (const { address, phase } of PHASES) {
    const method = phase === 'version_check' ? 'POST' : 'GET';
    const answer = await fetch(demo.url + address, { method });
    answerBytes.set(address, (await answer.arrayBuffer()).byteLength);
  }
});

afterEach(() => {
  vi.unstubAllGlobals();
  demo.setKnobs({ ...DEFAULT_KNOBS, release: 2 });
});

afterAll(() => demo.close());

const ROWS = PHASES.flatMap((phase) =>
  FAULTS.map((fault) => ({ phase, fault, name: phase.phase, what: fault.what })),
);

describe('a fault that lasts', () => {
  test.each(ROWS)('$what in the phase $name fails the sync with its sentence', async (row) => {
    const { phase, fault } = row;
    const atlas = await openFilled(phase);
    demo.setKnobs(fault.knobs(phase, ALWAYS));
    const session = await atlas.sync(uat, strategyFor(phase));
    expectFailure(session, phase, fault.failure);
    await expectWhole(atlas, phase.phase === 'labels' ? [digests.after] : [digests.before]);

    demo.setKnobs({ rejections: [], interruptions: [] });
    const again = await atlas.sync(uat, { strategy: 'full_without_labels' });
    expect(again.failure).toBeNull();
    await expectWhole(atlas, [digests.after]);
  });
});

const LIST_PHASES = PHASES.filter(({ phase }) => phase !== 'version_check' && phase !== 'labels');
const LIST_ROWS = LIST_FAULT_ROWS.flatMap(({ phases, ...fault }) =>
  PHASES.filter(({ phase }) => phases.includes(phase)).map((phase) => ({ ...fault, ...phase })),
);

describe('a list that is not as documented', () => {
  test.each(LIST_ROWS)('$what in the phase $phase: the sync says where', async (row) => {
    const atlas = await openFilled(row);
    demo.setKnobs(interrupted({ how: row.how })(row, ALWAYS));
    const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
    expectFailure(session, row, 'malformed');
    if (session.failure?.kind !== 'malformed') throw new Error('It failed for something else.');
    const { failure } = session;
    expect(failure.path).toBe(row.address);
    expect(failure.place).toMatch(row.place);
    expect(failureText(failure)).toMatch(/show this to whoever looks after the environment/);
    await expectWhole(atlas, [digests.before]);

    demo.setKnobs({ interruptions: [] });
    const again = await atlas.sync(uat, { strategy: 'full_without_labels' });
    expect(again.failure).toBeNull();
    await expectWhole(atlas, [digests.after]);
  });

  test.each(LIST_PHASES)(
    'far larger than any in the phase $phase is not read on',
    async (phase) => {
      const listBytes = answerBytes.get(phase.address) ?? 0;
      const maxListBytes = Math.floor(listBytes / 2);
      const small = await openEngine(await copyDatabase(filled), { timing: HASTY, maxListBytes });
      const session = await small.sync(uat, { strategy: 'full_without_labels' });
      expect(session.failure?.kind).toBe('too_large');
      await expectWhole(small, [digests.before]);
    },
  );
});

describe('a fault that passes', () => {
  test.each(ROWS.filter(({ fault }) => fault.passingTimes !== null))(
    '$what in the phase $name is waited out',
    async ({ phase, fault }) => {
      const atlas = await openFilled(phase);
      demo.setKnobs(fault.knobs(phase, fault.passingTimes ?? 0));
      const session = await atlas.sync(uat, strategyFor(phase));
      expect(session.failure).toBeNull();
      expect(session.status).toBe('completed');
      await expectWhole(atlas, [digests.after]);
    },
  );
});

describe.each(PHASES)('in the phase $phase', (phase) => {
  test('a device that goes offline fails the sync, and the next one goes on', async () => {
    const atlas = await openFilled(phase);
    demo.setKnobs(interrupted({ how: 'reset' })(phase, ALWAYS));
    vi.stubGlobal('navigator', { onLine: false });
    expectFailure(await atlas.sync(uat, strategyFor(phase)), phase, 'offline');
    await expectWhole(atlas, [digests.before, digests.after]);

    vi.unstubAllGlobals();
    demo.setKnobs({ interruptions: [] });
    const again = await atlas.sync(uat, strategyFor(phase));
    expect(again.failure).toBeNull();
    await expectWhole(atlas, [digests.after]);
    if (phase.phase === 'labels') return; // the lists were complete: these are others
    for (const earlier of PHASES.slice(1, PHASES.indexOf(phase))) {
      expect(phaseOf(again, earlier.phase)?.status).toBe('skipped');
    }
  });

  test('a session that ends waits for a sign-in and goes on after it', async () => {
    const tokens = { token: () => Promise.resolve(succeed('token')) };
    const { db } = await openFilled(phase);
    const atlas = await openEngine(db, { tokens });
    await valueOf(atlas.engine.addEnvironment({ ...uat, auth: 'entra', transport: 'direct' }));
    demo.setKnobs(rejected(401)(phase, ALWAYS));
    const { id } = await valueOf(
      atlas.engine.startSync(uat.id, { startedBy: 'user', ...strategyFor(phase) }),
    );
    await atlas.waitFor(
      (event): event is SessionEvent =>
        event.kind === 'sync_changed' && event.session.waitingFor !== null,
    );
    demo.setKnobs({ rejections: [] });
    await atlas.engine.signedIn(uat.id);
    const { session } = await atlas.waitFor(isEndOf(id));
    expect(session.failure).toBeNull();
    await expectWhole(atlas, [digests.after]);
  });

  test('an owner that goes away leaves what the next one completes', async () => {
    const atlas = await openFilled(phase);
    demo.setKnobs(interrupted({ how: 'hang' })(phase, ALWAYS));
    const { id } = await valueOf(
      atlas.engine.startSync(uat.id, { startedBy: 'user', ...strategyFor(phase) }),
    );
    await atlas.waitFor(isRunning(phase.phase));
    const left = await copyDatabase(atlas.db);
    await atlas.engine.cancelSync(id);
    demo.setKnobs({ interruptions: [] });
    const next = await openEngine(left);
    const { session } = await next.waitFor(isEndOf(id));
    expect(session.failure).toBeNull();
    expect(session.status).toBe('completed');
    await expectWhole(next, [digests.after]);
  });

  test('a database that is full leaves the catalogue as it was', async () => {
    const atlas = await openEngine(await copyDatabase(filled), { timing: HASTY });
    const strategy = phase.phase === 'labels' ? 'full' : 'full_without_labels';
    demo.setKnobs(interrupted({ how: 'hang' })(phase, 1));
    const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user', strategy }));
    await atlas.waitFor(isRunning(phase.phase));
    fillDatabase(atlas.db);
    const { session } = await atlas.waitFor(isEndOf(id));
    // The few enumerations that are new may fit into the pages that there are.
    const mayFit = phase.phase === 'enumerations' && session.status === 'completed';
    expect(session.failure?.kind ?? 'none').toBe(mayFit ? 'none' : 'storage_full');
    await expectWhole(atlas, [digests.before, digests.after]);

    emptyDatabase(atlas.db);
    const again = await atlas.sync(uat, { strategy });
    expect(again.failure).toBeNull();
    await expectWhole(atlas, [digests.after]);
  });
});

async function openFilled({ phase }: FaultyPhase): Promise<TestEngine> {
  return openEngine(await copyDatabase(phase === 'labels' ? nearlyDone : filled), {
    timing: HASTY,
  });
}

function strategyFor({ phase }: FaultyPhase): { readonly strategy: SyncSession['strategy'] } {
  return { strategy: phase === 'labels' ? 'labels_only' : 'full_without_labels' };
}

function expectFailure(session: SyncSession, { phase }: FaultyPhase, kind: FailureKind): void {
  expect(session.status).toBe('failed');
  expect(session.failure?.kind).toBe(kind);
  expect(session.phases.find(({ status }) => status === 'failed')?.phase).toBe(phase);
  if (session.failure === null) return;
  expect(failureText(session.failure)).toMatch(/^[A-Z1].*[.)]$/);
  // Where anything was answered, its operators can find it.
  if (!('requestId' in session.failure)) return;
  expect(session.failure.requestId).toMatch(/^[\da-f-]{36}$/);
  expect(failureText(session.failure)).toContain(`(Request ${session.failure.requestId})`);
}

async function shown(atlas: TestEngine): Promise<Environment> {
  const [environment] = await valueOf(atlas.engine.listEnvironments());
  if (environment === undefined) throw new Error('There is no environment.');
  return environment;
}

async function shownDigest(atlas: TestEngine): Promise<string> {
  const { catalog } = await shown(atlas);
  if (catalog?.digest == null) throw new Error('The environment shows no complete catalogue.');
  return catalog.digest;
}

/** What the environment shows is one of these catalogues, whole, and searchable; its version is known by its modules. */
async function expectWhole(atlas: TestEngine, allowed: readonly string[]): Promise<void> {
  const { catalog, version } = await shown(atlas);
  // What cannot ask for the modules knows the version by its builds, which is worth less.
  expect(version?.source).toBe('modules');
  expect(catalog?.state).toBe('complete');
  expect(allowed).toContain(catalog?.digest);
  const proof = await valueOf(atlas.engine.proveCatalog(catalog?.id ?? 0));
  expect(proof.verdict).toBe('whole');
  const { hits } = await valueOf(
    atlas.engine.search(catalog?.id ?? 0, { text: 'customer delivery terms' }),
  );
  expect(hits[0]?.name).toBe('DeliveryTerms');
}
