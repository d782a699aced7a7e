import {
  CONNECTION_STEPS,
  type ConnectionReport,
  type ConnectionStep,
} from '#contract/connection.ts';
import type { Environment } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import { normaliseAddress } from '../environments/normalise-address.ts';
import type { Connection, ServiceAddress } from '../metadata-service/metadata-service.ts';
import {
  METADATA_PATH,
  probeService,
  type ServiceProbe,
} from '../metadata-service/probe-service.ts';
import { TRANSPORTS } from '../metadata-service/transports.ts';
import { judgeSteps, type ProbeResult, type ProbeResults } from './judge-steps.ts';

/** All requests of one check together. */
const CHECK_LIMIT_MS = 90_000;
/** Where the enumeration has none: asked for only to see whether labels are answered at all. */
const ANY_LABEL = '@SYS1';

/** Tries the way in, request by request, until one makes the rest pointless. `tell` hears of what is known so far. */
export async function checkConnection(
  environment: Environment & ServiceAddress,
  connection: Connection,
  tell: (report: ConnectionReport) => void = () => {},
): Promise<ConnectionReport> {
  const { name, url, host, auth, transport } = environment;
  const checkedAt = new Date().toISOString();
  const way = { environment: name, url, host, auth, transport, checkedAt };
  tell({ ...way, steps: listPending([]) });
  const steps = await trySteps(environment, connection, (known) =>
    tell({ ...way, steps: listPending(known) }),
  );
  return { ...way, steps };
}

async function trySteps(
  environment: Environment & ServiceAddress,
  connection: Connection,
  tell: (steps: readonly ConnectionStep[]) => void,
): Promise<readonly ConnectionStep[]> {
  const signal = AbortSignal.timeout(CHECK_LIMIT_MS);
  const stranger = probeService({ ...environment, auth: 'none' }, connection);
  const probe = environment.auth === 'none' ? stranger : probeService(environment, connection);
  let results: ProbeResults = {};
  let labelId: string | null = null;
  const readMetadata = async (by: ServiceProbe): Answer<string | null> => {
    const outcome = await by.metadata(signal);
    if (outcome.ok) labelId = outcome.value;
    return outcome;
  };

  const requests: readonly (() => Promise<ProbeResults>)[] = [
    async () => ({ address: addressResult(environment.url) }),
    async () => {
      const anonymous = await readMetadata(stranger);
      return { anonymous: resultOf(anonymous), ...(await lookBlindly(anonymous)) };
    },
    async () => (environment.auth === 'none' ? {} : { token: await token() }),
    async () => {
      if (environment.auth === 'none') return { metadata: results.anonymous };
      const metadata = await readMetadata(probe);
      return { metadata: resultOf(metadata), ...(await lookBlindly(metadata)) };
    },
    async () => (results.metadata === 'ok' ? {} : { data: resultOf(await probe.data(signal)) }),
    async () => ({ modules: resultOf(await probe.modules(signal)) }),
    async () => {
      if (results.metadata !== 'ok') return {};
      const id = labelId?.startsWith('@') ? labelId : ANY_LABEL;
      return { label: resultOf(await probe.label(id, signal)) };
    },
  ];
  for (const request of requests) {
    results = { ...results, ...(await request()) };
    const steps = judgeSteps(environment, results);
    if (isDecided(steps, results)) return steps;
    tell(steps);
  }
  return judgeSteps(environment, results);

  async function token(): Promise<ProbeResult> {
    const { url: environmentUrl } = environment;
    return resultOf(
      await connection.tokens.token({ environmentUrl, isRenewal: false, claims: null }),
    );
  }

  /** Browsers say the same of a host that is not there and of one whose answer this page may not read. */
  async function lookBlindly(outcome: Outcome<unknown>): Promise<ProbeResults> {
    if (outcome.ok || !TRANSPORTS[environment.transport].isCrossOrigin) return {};
    if (outcome.failure.kind !== 'unreachable') return {};
    return lookThrough(environment.url, connection.fetch ?? fetch);
  }
}

/** What is not known yet will be: later requests may also tell more of a step that has failed. */
function listPending(known: readonly ConnectionStep[]): readonly ConnectionStep[] {
  let isPending = known.length === 0;
  return CONNECTION_STEPS.map((name) => {
    const step = known.find((each) => each.step === name);
    isPending ||= step?.status === 'failed';
    const isKnown = !isPending && step !== undefined && step.status !== 'not_tried';
    return isKnown ? step : { step: name, status: 'pending', problem: null };
  });
}

/**
 * Whether a token is refused or only its user, the data service has to tell; and modules, which come before metadata,
 * are asked for after it.
 */
function isDecided(steps: readonly ConnectionStep[], { data }: ProbeResults): boolean {
  const failed = steps.find(({ status }) => status === 'failed');
  if (failed === undefined || failed.step === 'metadata') return false;
  return failed.step !== 'audience' || data !== undefined;
}

function addressResult(url: string): ProbeResult {
  const address = normaliseAddress(url);
  if (!('problem' in address)) return 'ok';
  return { kind: 'bad_address', address: url, problem: address.problem };
}

function resultOf(outcome: Outcome<unknown>): 'ok' | Failure {
  if (outcome.ok) return 'ok';
  const { failure } = outcome;
  // Nobody can cancel a check: its time was over.
  if (failure.kind !== 'cancelled') return failure;
  return { kind: 'silent', path: 'the environment', silentSeconds: CHECK_LIMIT_MS / 1000 };
}

const BLIND_LIMIT_MS = 10_000;
/** The browser tells of a request that it did not send, a moment after it has failed. */
const POLICY_PAUSE_MS = 200;

/** Asks again in the one way in which a browser tells more. */
async function lookThrough(url: string, send: typeof fetch): Promise<ProbeResults> {
  const policy = watchPolicy(url);
  try {
    if (await answersBlindly(url, send)) return { answersBlindly: true };
    return { answersBlindly: false, isForbiddenByPolicy: await policy.isViolated() };
  } finally {
    policy.close();
  }
}

async function answersBlindly(url: string, send: typeof fetch): Promise<boolean> {
  try {
    // Not the start page: it redirects to the sign-in page, which this page may not ask at all.
    await send(url + METADATA_PATH, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(BLIND_LIMIT_MS),
    });
    return true;
  } catch {
    return false;
  }
}

/** Whether this page's own policy keeps it from asking there. Outside of browsers nothing does. */
function watchPolicy(url: string): { isViolated(): Promise<boolean>; close(): void } {
  const violated = Promise.withResolvers<boolean>();
  const listen = (event: Event): void => {
    if (!('blockedURI' in event)) return;
    if (URL.parse(String(event.blockedURI))?.origin === url) violated.resolve(true);
  };
  const scope: Partial<EventTarget> = globalThis;
  scope.addEventListener?.('securitypolicyviolation', listen);
  return {
    isViolated: () => {
      const timer = setTimeout(() => violated.resolve(false), POLICY_PAUSE_MS);
      return violated.promise.finally(() => clearTimeout(timer));
    },
    close: () => scope.removeEventListener?.('securitypolicyviolation', listen),
  };
}
