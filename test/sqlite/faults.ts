import type { FailureKind } from '#contract/failure.ts';
import type { SyncPhase } from '#contract/sync.ts';
import type { Interruption, Knobs, ListFault } from '../../server/demo-environment/knobs.ts';

/** What a phase asks for, and how long that answer is. */
export interface FaultyPhase {
  readonly phase: SyncPhase;
  readonly path: string;
  readonly address: string;
  /** Which of the requests meets the fault. */
  readonly after: number;
}

/** How long the answers are, uncompressed, by their addresses: for whoever cuts them. */
export const answerBytes = new Map<string, number>();

export const PHASES: readonly FaultyPhase[] = [
  {
    phase: 'version_check',
    path: 'GetInstalledModules',
    address: '/data/SystemNotifications/Microsoft.Dynamics.DataEntities.GetInstalledModules',
    after: 0,
  },
  { phase: 'entities', path: 'DataEntities$', address: '/metadata/DataEntities', after: 0 },
  { phase: 'schemas', path: 'PublicEntities$', address: '/metadata/PublicEntities', after: 0 },
  {
    phase: 'enumerations',
    path: 'PublicEnumerations$',
    address: '/metadata/PublicEnumerations',
    after: 0,
  },
  {
    phase: 'labels',
    path: 'Labels\\(',
    address: "/metadata/Labels(Id='@SYS13342',Language='en-US')",
    after: 40,
  },
];

export interface Fault {
  readonly what: string;
  readonly knobs: (phase: FaultyPhase, times: number) => Partial<Knobs>;
  /** How many requests it meets when it is a passing one; those that nothing is tried again after are left out. */
  readonly passingTimes: number | null;
  readonly failure: FailureKind;
}

export const interrupted =
  (fault: Pick<Interruption, 'how'>, share = 0) =>
  ({ path, after, address }: FaultyPhase, times: number): Partial<Knobs> => ({
    interruptions: [
      {
        path,
        after,
        times,
        ...fault,
        atBytes: Math.floor(share * (answerBytes.get(address) ?? 0)),
      },
    ],
  });

export const rejected =
  (status: number, retryAfterSeconds?: number) =>
  ({ path }: FaultyPhase, times: number): Partial<Knobs> => ({
    rejections: [
      { path, times, status, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
    ],
  });

export const FAULTS: readonly Fault[] = [
  { what: '429', knobs: rejected(429, 0), passingTimes: 3, failure: 'throttled' },
  { what: '503', knobs: rejected(503), passingTimes: 3, failure: 'service_error' },
  {
    what: 'a connection reset before the headers',
    knobs: interrupted({ how: 'reset' }),
    passingTimes: 3,
    failure: 'unreachable',
  },
  ...[0.1, 0.5, 0.99].map((share) => ({
    what: `an answer cut at ${100 * share} %`,
    knobs: interrupted({ how: 'cut' }, share),
    passingTimes: 1,
    failure: 'truncated' as const,
  })),
  {
    what: 'silence',
    knobs: interrupted({ how: 'hang' }),
    passingTimes: 1,
    failure: 'silent',
  },
  {
    what: 'a web page with 200',
    knobs: interrupted({ how: 'page' }),
    passingTimes: null,
    failure: 'not_json',
  },
  {
    what: 'a redirect',
    knobs: interrupted({ how: 'redirect' }),
    passingTimes: null,
    failure: 'sign_in_required',
  },
  {
    // A quote that is never closed: in a list all the rest is one text, which the end of the answer cuts off.
    what: 'JSON that is none',
    knobs: interrupted({ how: 'invalid_json' }),
    passingTimes: null,
    failure: 'truncated',
  },
  {
    what: 'nothing at all',
    knobs: interrupted({ how: 'no_body' }),
    passingTimes: 1,
    failure: 'truncated',
  },
  { what: '401', knobs: rejected(401), passingTimes: null, failure: 'sign_in_required' },
];

/** What is wrong in a list itself: nothing is tried again, for the next answer would be the same. */
export interface ListFaultRow {
  readonly what: string;
  readonly how: ListFault;
  /** Where the failure says that it is. */
  readonly place: RegExp;
  /** The phases whose lists can have it. */
  readonly phases: readonly SyncPhase[];
}

const LISTS: readonly SyncPhase[] = ['entities', 'schemas', 'enumerations'];

export const LIST_FAULT_ROWS: readonly ListFaultRow[] = [
  { what: 'two elements of one name', how: 'same_name', place: /'\.Name$/, phases: LISTS },
  {
    what: 'two entities of one set',
    how: 'same_set',
    place: /'\.EntitySetName$/,
    phases: ['schemas'],
  },
  {
    what: 'two parts of one name in an element',
    how: 'same_part',
    place: /'\.(Properties|Members)\[\d+\]\.Name$/,
    phases: ['schemas', 'enumerations'],
  },
  { what: 'an element without a name', how: 'no_name', place: /\.Name$/, phases: LISTS },
  { what: 'a value of a wrong type', how: 'wrong_type', place: /'\.LabelId$/, phases: LISTS },
  { what: 'a list without elements', how: 'no_elements', place: /^value$/, phases: LISTS },
];
