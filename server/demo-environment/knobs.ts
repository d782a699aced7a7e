/** What a request is for; latencies, faults and counts go by it. */
export const ENDPOINTS = [
  'modules',
  'applicationVersion',
  'platformVersion',
  'buildVersion',
  'dataEntities',
  'publicEntities',
  'publicEnumerations',
  'dataEntity',
  'publicEntity',
  'publicEnumeration',
  'label',
  'labelCollection',
  'data',
  'preflight',
  'other',
] as const;

export type Endpoint = (typeof ENDPOINTS)[number];
export type ByEndpoint<T> = Readonly<Partial<Record<Endpoint, T>>>;

/** One of a list's elements is not as documented, or none is left. */
export const LIST_FAULTS = [
  'same_name',
  'same_set',
  'same_part',
  'no_name',
  'wrong_type',
  'no_elements',
] as const;

export type ListFault = (typeof LIST_FAULTS)[number];

/** How the environment behaves. All of it may change between two requests. */
export interface Knobs {
  /** The release it shows; without effect when it serves a directory. */
  readonly release: 1 | 2;
  /** The same modules, but other elements are switched on. */
  readonly configurationFlip: boolean;
  /** `cookie`: a session that /__demo/sign-in begins, as browsers have it. */
  readonly auth: 'none' | 'bearer' | 'cookie';
  /** How a caller without a good token is refused: with a challenge, sent to a login page, or shown one. */
  readonly refusal: '401' | 'redirect' | 'page';
  /** False: the token is good, but its user is unknown here; /metadata answers 403. */
  readonly userMapped: boolean;
  /** Every request gets the login page, with 200. */
  readonly htmlLogin: boolean;
  /** Every request gets 503 and a page. */
  readonly maintenance: boolean;
  readonly cors: boolean;
  readonly gzip: boolean;
  /** Elements a page of the three collections; 0 sends all at once, as F&O does. */
  readonly page: number;
  /** Whether /data/$metadata tells labels and X++ types, as some builds do. */
  readonly edmxAnnotations: boolean;
  readonly unknownLabel: '404' | 'text' | 'empty';
  readonly modulesAction: 'ok' | 403 | 404;
  /** Waiting time before the answer starts. */
  readonly latencyMs: ByEndpoint<number>;
  /** The connection breaks after so many bytes of the uncompressed body, which still arrive. */
  readonly dropAtBytes: ByEndpoint<number>;
  /** The body ends after so many bytes of it, as if it were whole. */
  readonly truncateAtBytes: ByEndpoint<number>;
  /** The body stops after so many bytes of it, and nothing more happens. */
  readonly hangAtBytes: ByEndpoint<number>;
  /** These never answer. */
  readonly hang: readonly Endpoint[];
  /** These send a body that is no JSON from its middle on. */
  readonly invalidJson: readonly Endpoint[];
  /** The next `times` requests whose path (as sent, with query) matches are refused. */
  readonly rejections: readonly Rejection[];
  /** The next requests whose path (as sent, with query) matches meet a fault. */
  readonly interruptions: readonly Interruption[];
}

export interface Interruption {
  /** A regular expression. */
  readonly path: string;
  /** So many matching requests are let pass first. */
  readonly after?: number;
  readonly times: number;
  /**
   * The connection breaks before an answer or in its middle, nothing is ever answered, the login page comes with 200
   * or by a redirect, the body is no JSON from its middle on, or there is none. A list can have a fault in itself.
   */
  readonly how:
    'reset' | 'cut' | 'hang' | 'page' | 'redirect' | 'invalid_json' | 'no_body' | ListFault;
  /** Of a cut, in bytes of the uncompressed body. */
  readonly atBytes?: number;
}

export interface Rejection {
  /** A regular expression. */
  readonly path: string;
  readonly status: number;
  readonly times: number;
  readonly retryAfterSeconds?: number;
  /** JSON of what the next token must also prove, as continuous access evaluation asks for it. */
  readonly claims?: string;
}

export const DEFAULT_KNOBS: Knobs = {
  release: 1,
  configurationFlip: false,
  auth: 'none',
  refusal: '401',
  userMapped: true,
  htmlLogin: false,
  maintenance: false,
  cors: false,
  gzip: true,
  page: 0,
  edmxAnnotations: true,
  unknownLabel: '404',
  modulesAction: 'ok',
  latencyMs: {},
  dropAtBytes: {},
  truncateAtBytes: {},
  hangAtBytes: {},
  hang: [],
  invalidJson: [],
  rejections: [],
  interruptions: [],
};

/** Knobs from outside: the first thing wrong with them, or null. */
export function findKnobMistake(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'Knobs are an object.';
  }
  const defaults = new Map<string, unknown>(Object.entries(DEFAULT_KNOBS));
  for (const [name, setting] of Object.entries(value)) {
    if (!defaults.has(name)) return `There is no knob ${name}.`;
    if (!hasKindOf(name, setting, defaults.get(name))) return `${name} has the wrong type.`;
  }
  return null;
}

function hasKindOf(name: string, setting: unknown, example: unknown): boolean {
  if (name === 'modulesAction') return setting === 'ok' || setting === 403 || setting === 404;
  if (name === 'release') return setting === 1 || setting === 2;
  return typeof setting === typeof example && Array.isArray(setting) === Array.isArray(example);
}
