import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FailureKind } from '#contract/failure.ts';
import type { SyncPhase } from '#contract/sync.ts';
import type { Knobs } from '../../server/demo-environment/knobs.ts';
import { connectDemo, type ConnectedDemo } from './connected-demos.ts';
import { valueOf } from './open-engine.ts';

let demo: ConnectedDemo['demo'];
let atlas: ConnectedDemo['atlas'];
let uat: ConnectedDemo['uat'];

beforeEach(async () => {
  ({ demo, atlas, uat } = await connectDemo());
});

afterEach(() => demo.close());

interface BadAnswer {
  readonly what: string;
  readonly knobs: Partial<Knobs>;
  readonly phase: SyncPhase;
  readonly failure: FailureKind;
}

/** Nothing is wrong with what these send; the fault table has the others, on a device with a catalogue. */
const REFUSALS: readonly BadAnswer[] = [
  {
    what: 'a refusal in the middle',
    knobs: { rejections: [{ path: 'PublicEnumerations', status: 403, times: 1 }] },
    phase: 'enumerations',
    failure: 'forbidden',
  },
  {
    what: 'a user who is not known there',
    knobs: { userMapped: false },
    phase: 'version_check',
    failure: 'version_unknown',
  },
];

const BAD_ANSWERS: readonly BadAnswer[] = [
  ...REFUSALS,
  {
    what: 'a sign-in page instead of JSON',
    knobs: { htmlLogin: true },
    phase: 'version_check',
    failure: 'not_json',
  },
  {
    what: 'JSON that stops in the middle',
    knobs: { truncateAtBytes: { publicEntities: 200_000 } },
    phase: 'schemas',
    failure: 'truncated',
  },
  {
    what: 'a connection that breaks in the middle',
    knobs: { dropAtBytes: { publicEntities: 200_000 } },
    phase: 'schemas',
    failure: 'truncated',
  },
  {
    // A quote that is never closed: all the rest is one text, which the end of the answer cuts off.
    what: 'JSON that is broken in its middle',
    knobs: { invalidJson: ['publicEnumerations'] },
    phase: 'enumerations',
    failure: 'truncated',
  },
];

test.each(REFUSALS)(
  '$what fails the sync and leaves the catalogue as it was',
  async ({ knobs, phase, failure }) => {
    await atlas.sync(uat, { strategy: 'full_without_labels' });
    const before = await atlas.shown(uat);

    demo.setKnobs(knobs);
    const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
    expect(session.status).toBe('failed');
    expect(session.failure?.kind).toBe(failure);
    expect(session.phases.find(({ status }) => status === 'failed')?.phase).toBe(phase);
    const after = await atlas.shown(uat);
    expect(after.catalog).toEqual(before.catalog);
    const { hits } = await valueOf(
      atlas.engine.search(after.catalog?.id ?? 0, { text: 'customer delivery terms' }),
    );
    expect(hits[0]?.name).toBe('DeliveryTerms');
  },
);

test.each(BAD_ANSWERS)(
  '$what in the first sync never makes a complete catalogue',
  async ({ knobs, phase, failure }) => {
    demo.setKnobs(knobs);
    const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
    expect(session.failure?.kind).toBe(failure);
    expect(session.phases.find(({ status }) => status === 'failed')?.phase).toBe(phase);
    expect((await atlas.shown(uat)).catalog?.state).not.toBe('complete');

    demo.setKnobs({
      htmlLogin: false,
      truncateAtBytes: {},
      dropAtBytes: {},
      invalidJson: [],
      rejections: [],
      userMapped: true,
    });
    const again = await atlas.sync(uat, { strategy: 'full_without_labels' });
    expect(again.failure).toBeNull();
    const { catalog } = await atlas.shown(uat);
    expect(catalog?.state).toBe('complete');
    expect(catalog?.counts).toMatchObject({
      dataEntities: demo.catalogue.dataEntities.length,
      entities: demo.catalogue.publicEntities.length,
      enumerations: demo.catalogue.publicEnumerations.length,
    });
  },
);

test('without the module list the version is known by its builds, and the sync says so', async () => {
  demo.setKnobs({ modulesAction: 404 });
  const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(session.status).toBe('completed');
  expect(session.warnings[0]).toMatch(/does not show its modules/);
  expect((await atlas.shown(uat)).version?.source).toBe('builds');
});

test('without any version action the data entities tell the version, unsurely, and the sync says so', async () => {
  demo.setKnobs(NO_VERSION_ACTION);
  const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(session.status).toBe('completed');
  expect(session.warnings[0]).toMatch(/neither its modules nor its build numbers/);
  expect((await atlas.shown(uat)).version?.source).toBe('data_entities');

  const again = await valueOf(atlas.engine.checkVersion(uat.id, true));
  expect(again).toMatchObject({
    isUnchanged: true,
    canShare: false,
    modulesFailure: { kind: 'forbidden' },
    update: null,
  });
  demo.setKnobs({ release: 2 });
  expect(await valueOf(atlas.engine.checkVersion(uat.id, true))).toMatchObject({
    isUnchanged: false,
  });
});

test('where the data entities are refused too, the check fails with the first refusal', async () => {
  demo.setKnobs(NO_VERSION_ACTION);
  demo.setKnobs({
    rejections: [
      ...NO_VERSION_ACTION.rejections,
      { path: 'DataEntities$', status: 403, times: 20 },
    ],
  });
  const outcome = await atlas.engine.checkVersion(uat.id);
  expect(outcome.ok ? null : outcome.failure).toMatchObject({
    kind: 'version_unknown',
    reason: { kind: 'forbidden' },
  });
});

const NO_VERSION_ACTION = {
  modulesAction: 403,
  rejections: [{ path: 'Get(Application|Platform)', status: 403, times: 20 }],
} as const;

test.each([
  ['nonsense words', 'bad_address'],
  ['https://contoso.crm4.dynamics.com', 'bad_address'],
])('the address %s is refused before anything is stored', async (url, kind) => {
  const outcome = await atlas.engine.addEnvironment({
    name: 'X',
    url,
    auth: 'none',
    transport: 'relay',
  });
  expect(outcome.ok ? null : outcome.failure.kind).toBe(kind);
  expect(await valueOf(atlas.engine.listEnvironments())).toHaveLength(1);
});
