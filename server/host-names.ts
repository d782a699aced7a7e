import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseInput, sendRefusal } from './relay/refusal.ts';

export interface ListeningAddress {
  readonly host: string;
  /** Names under which a reverse proxy offers this host. */
  readonly publicHosts: readonly string[];
}

/** By which names this host may be asked for more than the app's own files. */
export type NameRule = (request: FastifyRequest) => boolean;

/**
 * A page from anywhere can give its own name the address 127.0.0.1, and is then of the same origin as this host: only
 * the name tells it from the app. A host that listens elsewhere and was given no names cannot know its own.
 */
export function createNameRule({ host, publicHosts }: ListeningAddress): NameRule {
  if (!isLoopback(host) && publicHosts.length === 0) return () => true;
  const known = new Set(['localhost', '127.0.0.1', '[::1]', host.toLowerCase(), ...publicHosts]);
  return ({ raw }) => {
    const [asked, second] = raw.headersDistinct.host ?? [];
    if (asked === undefined || second !== undefined) return false;
    const name = /^(?<name>[^:\s]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.exec(asked)?.groups?.name;
    return name !== undefined && known.has(name.toLowerCase());
  };
}

export function refuseOtherNames(isKnown: NameRule) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    if (isKnown(request)) return;
    sendRefusal(reply, UNKNOWN_NAME);
    return reply; // which ends the request here
  };
}

const UNKNOWN_NAME = {
  ...refuseInput(403, 'host', 'this host is not known by the name it was asked by'),
  message: 'Name it in ATLAS_PUBLIC_HOSTS if a reverse proxy offers this host under that name.',
};

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
