import type { EnvironmentAuth, ServiceTransport } from './domain.ts';
import type { Failure } from './failure.ts';

/** The way in, step by step, in the order in which it is tried. */
export const CONNECTION_STEPS = [
  'address',
  'relay',
  'reach',
  'sign_in',
  'audience',
  'user',
  'modules',
  'metadata',
  'labels',
] as const;
export type ConnectionStepName = (typeof CONNECTION_STEPS)[number];

/**
 * `passed`: it works. `failed`: nothing after it can work. `limited`: it does not work, but a sync goes on without it.
 * `not_needed`: this way in has no such step. `not_tried`: a step before it failed. `pending`: the check is under way.
 */
export type ConnectionStepStatus =
  'passed' | 'failed' | 'limited' | 'not_needed' | 'not_tried' | 'pending';

export interface ConnectionStep {
  readonly step: ConnectionStepName;
  readonly status: ConnectionStepStatus;
  /** Of a failed or limited step only. */
  readonly problem: ConnectionProblem | null;
}

export type ConnectionProblem =
  /** It answers, but the browser does not let this page read the answer (CORS). */
  | { readonly kind: 'refused_by_browser' }
  /** The page's own content security policy, which its host writes, does not name the address: nothing was sent. */
  | { readonly kind: 'refused_by_policy' }
  /** The token is accepted, its account is no user of this environment. `reason` is the refusal. */
  | { readonly kind: 'not_a_user'; readonly reason: Failure }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** Holds no token and nothing of an answer. */
export interface ConnectionReport {
  readonly environment: string;
  readonly url: string;
  readonly host: string;
  readonly auth: EnvironmentAuth;
  readonly transport: ServiceTransport;
  readonly checkedAt: string;
  readonly steps: readonly ConnectionStep[];
}
