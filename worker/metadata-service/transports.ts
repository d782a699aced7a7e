import type { Environment, ServiceTransport } from '#contract/domain.ts';
import { findRelayRefusal } from './find-relay-refusal.ts';
import type { ServiceAddress } from './metadata-service.ts';
import type { Refusal } from './refusal.ts';
import type { ServiceAnswer } from './service-answer.ts';

/** All that differs between the ways to a service. A new one begins here. */
export interface TransportRules {
  /** `path` begins with a slash. `baseUrl`: of this app, with a slash at its end. */
  readonly addressOf: (service: ServiceAddress, path: string, baseUrl: string) => string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** A refusal by what stands between this page and the service; null for an answer of the service. */
  readonly findRefusal: (answer: ServiceAnswer) => Promise<Refusal | null>;
  /** Whether what stands between takes a list of label ids. The service itself takes one at a time. */
  readonly hasBulkLabels: boolean;
  /** Whether the browser may hide the answers from this page, for want of CORS headers. */
  readonly isCrossOrigin: boolean;
}

/** A way without its rules does not compile. */
export const TRANSPORTS: Readonly<Record<ServiceTransport, TransportRules>> = {
  relay: {
    addressOf: ({ host }, path, baseUrl) => `${baseUrl}relay/${host}${path}`,
    headers: { 'x-atlas-relay': '1' },
    findRefusal: findRelayRefusal,
    hasBulkLabels: true,
    isCrossOrigin: false,
  },
  direct: {
    addressOf: ({ url }, path) => url + path,
    headers: {},
    findRefusal: async () => null,
    hasBulkLabels: false,
    isCrossOrigin: true,
  },
};

/** Null for an environment that is known from files: there is nobody to ask. */
export function serviceOf(environment: Environment): (Environment & ServiceAddress) | null {
  const { transport } = environment;
  return transport === 'file' ? null : { ...environment, transport };
}
