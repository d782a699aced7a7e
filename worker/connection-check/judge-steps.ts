import {
  CONNECTION_STEPS,
  type ConnectionProblem,
  type ConnectionStep,
  type ConnectionStepName,
} from '#contract/connection.ts';
import type { EnvironmentAuth, ServiceTransport } from '#contract/domain.ts';
import type { Failure, FailureKind } from '#contract/failure.ts';

/** What one request came to: `ok`, or why not. Undefined: it was not sent. */
export type ProbeResult = 'ok' | Failure | undefined;

export interface ProbeResults {
  readonly address?: ProbeResult;
  /** Metadata, without a token. */
  readonly anonymous?: ProbeResult;
  readonly token?: ProbeResult;
  /** Metadata, with the token. */
  readonly metadata?: ProbeResult;
  /** The plain data service, which whoever has a good token may reach; sent only where metadata is refused. */
  readonly data?: ProbeResult;
  readonly modules?: ProbeResult;
  readonly label?: ProbeResult;
  /** The host answers a request whose answer nobody may read. */
  readonly answersBlindly?: boolean;
  /** It was never asked: the page may not send there. */
  readonly isForbiddenByPolicy?: boolean;
}

export interface Way {
  readonly auth: EnvironmentAuth;
  readonly transport: ServiceTransport;
}

/** What each result means for each step; after the first that failed, nothing is claimed of the rest. */
export function judgeSteps(way: Way, results: ProbeResults): readonly ConnectionStep[] {
  let isStopped = false;
  return CONNECTION_STEPS.map((step) => {
    const verdict = isStopped ? NOT_TRIED : JUDGES[step](way, results);
    isStopped ||= verdict.status === 'failed';
    return { step, ...verdict };
  });
}

type Verdict = Pick<ConnectionStep, 'status' | 'problem'>;

const NOT_TRIED: Verdict = { status: 'not_tried', problem: null };
const NOT_NEEDED: Verdict = { status: 'not_needed', problem: null };
const PASSED: Verdict = { status: 'passed', problem: null };

const RELAY_FAILURES: ReadonlySet<FailureKind> = new Set([
  'host_not_allowed',
  'relay_missing',
  'bad_input',
]);

const JUDGES: Record<ConnectionStepName, (way: Way, results: ProbeResults) => Verdict> = {
  address: (_, { address }) => judge(address),

  relay: ({ transport }, { anonymous }) =>
    transport === 'direct' ? NOT_NEEDED : judge(anonymous, ({ kind }) => RELAY_FAILURES.has(kind)),

  reach: (_, { anonymous, metadata, answersBlindly, isForbiddenByPolicy }) => {
    const result = [anonymous, metadata].find(isNotReached) ?? anonymous;
    if (result !== undefined && isNotReached(result)) {
      if (answersBlindly) return failed({ kind: 'refused_by_browser' });
      if (isForbiddenByPolicy) return failed({ kind: 'refused_by_policy' });
    }
    return judge(result, isNotReached);
  },

  sign_in: ({ auth }, { anonymous, token, metadata }) => {
    if (auth === 'none') {
      const result = judge(anonymous, isWantingSignIn);
      return result.status === 'passed' ? NOT_NEEDED : result;
    }
    const result = judge(token);
    // A page instead of an answer, although there is a token: the sign-in page, most often.
    return result.status === 'passed' && isPage(metadata) ? judge(metadata) : result;
  },

  audience: ({ auth }, { metadata, data }) => {
    if (auth === 'none') return NOT_NEEDED;
    // What the data service accepts is a good token: then it is the user that metadata refuses.
    const isAccepted = data === 'ok' || isOf(data, 'forbidden');
    return isAccepted ? PASSED : judge(metadata, ({ kind }) => kind === 'sign_in_required');
  },

  user: (_, { metadata, data }) => {
    const refusal = [metadata, data].find(isRefusal);
    return refusal === undefined
      ? judge(metadata, () => false)
      : failed({ kind: 'not_a_user', reason: refusal });
  },

  modules: (_, { modules }) => {
    const verdict = judge(modules);
    return verdict.status === 'failed' ? { ...verdict, status: 'limited' } : verdict;
  },

  metadata: (_, { metadata }) => judge(metadata),

  labels: (_, { label }) => {
    const verdict = judge(label);
    return verdict.status === 'failed' ? { ...verdict, status: 'limited' } : verdict;
  },
};

/** A failure that is none of this step's leaves it passed: it shows that this step is behind us. */
function judge(result: ProbeResult, isItsOwn: (failure: Failure) => boolean = () => true): Verdict {
  if (result === undefined) return NOT_TRIED;
  if (result === 'ok' || !isItsOwn(result)) return PASSED;
  return failed({ kind: 'failure', failure: result });
}

function failed(problem: ConnectionProblem): Verdict {
  return { status: 'failed', problem };
}

function isOf(result: ProbeResult, ...kinds: readonly FailureKind[]): result is Failure {
  return result !== undefined && result !== 'ok' && kinds.includes(result.kind);
}

/** Nobody answered, or only to say that nobody is at home. */
function isNotReached(result: ProbeResult): result is Failure {
  if (isOf(result, 'unreachable', 'offline', 'silent', 'throttled')) return true;
  return isServiceError(result) && [502, 503, 504].includes(result.status);
}

function isServiceError(
  result: ProbeResult,
): result is Extract<Failure, { kind: 'service_error' }> {
  return isOf(result, 'service_error');
}

function isWantingSignIn(result: ProbeResult): boolean {
  return isOf(result, 'sign_in_required') || isPage(result);
}

function isPage(result: ProbeResult): boolean {
  return isOf(result, 'not_json');
}

/** Of the user, not of the token: the steps before have found the token good. */
function isRefusal(result: ProbeResult): result is Failure {
  return isOf(result, 'forbidden', 'sign_in_required');
}
