import type { ConnectionReport, ConnectionStep } from '#contract/connection.ts';
import type { Environment } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { Outcome } from '#contract/outcome.ts';
import { normaliseAddress } from '../environments/normalise-address.ts';
import type { Connection } from '../metadata-service/metadata-service.ts';
import { METADATA_PATH, probeService } from '../metadata-service/probe-service.ts';
import { judgeSteps, type ProbeResult, type ProbeResults } from './judge-steps.ts';

/** All requests of one check together. */
const CHECK_LIMIT_MS = 90_000;
/** Where the enumeration has none: asked for only to see whether labels are answered at all. */
const ANY_LABEL = '@SYS1';

/** Tries the way in, request by request, until one makes the rest pointless. */
export async function checkConnection(
  environment: Environment,
  connection: Connection,
): Promise<ConnectionReport> {
  const { name, url, host, auth, transport } = environment;
  const steps = await trySteps(environment, connection);
  return {
    environment: name,
    url,
    host,
    auth,
    transport,
    checkedAt: new Date().toISOString(),
    steps,
  };
}

async function trySteps(
  environment: Environment,
  connection: Connection,
): Promise<readonly ConnectionStep[]> {
  const signal = AbortSignal.timeout(CHECK_LIMIT_MS);
  const stranger = probeService({ ...environment, auth: 'none' }, connection);
  const probe = environment.auth === 'none' ? stranger : probeService(environment, connection);
  let results: ProbeResults = {};
  let labelId: string | null = null;
  const readMetadata = async (): Promise<ProbeResult> => {
    const outcome = await probe.metadata(signal);
    if (outcome.ok) labelId = outcome.value;
    return resultOf(outcome);
  };

  const requests: readonly (() => Promise<ProbeResults>)[] = [
    async () => ({ address: addressResult(environment.url) }),
    async () => {
      const anonymous = await stranger.metadata(signal);
      if (environment.auth === 'none' && anonymous.ok) labelId = anonymous.value;
      return { anonymous: resultOf(anonymous), ...(await lookBlindly(anonymous)) };
    },
    async () => (environment.auth === 'none' ? {} : { token: await token() }),
    async () => {
      if (environment.auth === 'none') return { metadata: results.anonymous };
      const metadata = await readMetadata();
      if (metadata === 'ok' || metadata === undefined) return { metadata };
      return { metadata, ...(await lookBlindly({ ok: false, failure: metadata })) };
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
    if (environment.transport === 'relay' || outcome.ok) return {};
    if (outcome.failure.kind !== 'unreachable') return {};
    return { answersBlindly: await answersBlindly(environment.url, connection.fetch ?? fetch) };
  }
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
