import type {
  ConnectionProblem,
  ConnectionReport,
  ConnectionStep,
  ConnectionStepName,
  ConnectionStepStatus,
} from '#contract/connection.ts';
import { failureText } from './failure-text.ts';

export const CONNECTION_STEP_WORDS: Record<ConnectionStepName, string> = {
  address: 'Address',
  relay: 'Relay',
  reach: 'Reachable',
  sign_in: 'Sign-in',
  audience: 'Token accepted',
  user: 'User of the environment',
  modules: 'Module list',
  metadata: 'Metadata',
  labels: 'Labels',
};

export const CONNECTION_STATUS_WORDS: Record<ConnectionStepStatus, string> = {
  passed: 'passed',
  failed: 'failed',
  limited: 'limited',
  not_needed: 'not needed',
  not_tried: 'not tried',
  pending: 'not yet',
};

/** What happened at this step, and what to do about it. */
export function stepText({ step, status, problem }: ConnectionStep, report: ConnectionReport) {
  switch (status) {
    case 'passed':
      return step === 'user' && isOpen(report) ? 'No account is asked for.' : PASSED_TEXTS[step];
    case 'not_needed':
      return step === 'relay' ? 'The way is direct.' : 'The address asks for no sign-in.';
    case 'not_tried':
      return 'A step before it has to work first.';
    case 'pending':
      return '';
    case 'failed':
      return problem === null ? '' : problemText(problem, report);
    case 'limited':
      return [problem === null ? '' : problemText(problem, report), LIMITED_TEXTS[step]]
        .filter(Boolean)
        .join(' ');
  }
}

function isOpen({ steps }: ConnectionReport): boolean {
  return steps.some(({ step, status }) => step === 'sign_in' && status === 'not_needed');
}

/** The whole check in one sentence. */
export function verdictText({ steps }: ConnectionReport): string {
  if (steps.some(({ status }) => status === 'pending')) return 'It is being tried.';
  const failed = steps.find(({ status }) => status === 'failed');
  if (failed !== undefined) return `It stops at: ${CONNECTION_STEP_WORDS[failed.step]}.`;
  const isLimited = steps.some(({ status }) => status === 'limited');
  return isLimited ? 'It works, with limits.' : 'Everything works.';
}

/** For a support ticket: plain text, without anything secret. `signInPlace`: where the users of the environment sign in. */
export function reportText(report: ConnectionReport, signInPlace: string | null): string {
  const lines = report.steps.map((step, index) => {
    const words = `${CONNECTION_STEP_WORDS[step.step]}: ${CONNECTION_STATUS_WORDS[step.status]}`;
    return `${index + 1}. ${words}. ${stepText(step, report)}`;
  });
  return withoutTokens(
    [
      'F&O Atlas, connection check',
      `Environment: ${report.environment}`,
      `Address: ${report.url}`,
      `Way: ${report.transport}, sign-in: ${signInPlace ?? 'none'}`,
      `Checked: ${report.checkedAt}`,
      `Result: ${verdictText(report)}`,
      '',
      ...lines,
      '',
    ].join('\n'),
  );
}

const PASSED_TEXTS: Record<ConnectionStepName, string> = {
  address: 'It is well formed.',
  relay: 'The host of this app passes requests on to it.',
  reach: 'The environment answers.',
  sign_in: 'This device has a token for it.',
  audience: 'The environment accepts the token.',
  user: 'The account is a user of this environment.',
  modules: 'The version can be told exactly.',
  metadata: 'Definitions can be read.',
  labels: 'Label texts can be read.',
};

const LIMITED_TEXTS: Partial<Record<ConnectionStepName, string>> = {
  modules:
    'A sync works without it: the version is known by its build numbers only, and its catalogue is not shared.',
  labels: 'A sync works without label texts: names are found, descriptions are not.',
};

function problemText(problem: ConnectionProblem, { host }: ConnectionReport): string {
  switch (problem.kind) {
    case 'refused_by_browser':
      return `${host} answers, but the browser does not let this page read it (CORS). Connect it again with the way Relay, or have its gateway allow the origin of this page.`;
    case 'refused_by_policy':
      return `Nothing was sent to ${host}: the security policy of this page does not name it. Whoever runs the host of this app has to list it among the environments of its configuration with the direct way; or connect it again with the way Relay.`;
    case 'not_a_user': {
      const { reason } = problem;
      const id = 'requestId' in reason ? reason.requestId : null;
      const request = id === null ? '' : ` (Request ${id})`;
      return `You are signed in, but not a user of this environment. Ask its administrator to add this account under System administration, Users, with a role that may read metadata.${request}`;
    }
    case 'failure':
      return failureText(problem.failure);
  }
}

/** Nothing here should have one; whoever quotes an answer of a stranger makes sure. */
function withoutTokens(text: string): string {
  return text
    .replace(/\beyJ[\w-]+(?:\.[\w-]*)*/g, '[token]')
    .replace(/\bBearer\s+[^\s",]*[^\s".,]/gi, 'Bearer [token]');
}
