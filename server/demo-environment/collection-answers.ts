import {
  CompressedBody,
  collectionText,
  sendChunks,
  sendFaultyBody,
  spoilText,
  toChunks,
} from './body.ts';
import type { BodyFault } from './body.ts';
import type { Exchange } from './exchange.ts';
import type { Knobs } from './knobs.ts';
import type { CollectionName } from './route.ts';
import type { NamedElement, ServedCatalogue } from './served-catalogue.ts';
import { spoilList } from './spoil-list.ts';

/** What is asked of the three collections, and how the environment behaves at this moment. */
export interface CollectionRequest {
  readonly name: CollectionName;
  readonly catalogue: ServedCatalogue;
  readonly knobs: Knobs;
}

/** The three big answers: streamed, without a length, compressed once for all readers. */
export class CollectionAnswers {
  readonly #url: string;
  readonly #compressed = new WeakMap<ServedCatalogue, Map<CollectionName, CompressedBody>>();

  constructor(url: string) {
    this.#url = url;
  }

  async send(asked: CollectionRequest, exchange: Exchange): Promise<void> {
    const { knobs, name, catalogue } = asked;
    const { response } = exchange;
    const fault = findFault(knobs, exchange);
    const isWhole =
      fault === null &&
      !isSpoilt(knobs, exchange) &&
      exchange.interruption === null &&
      knobs.page === 0;
    if (isWhole && announceCompression(knobs, exchange)) {
      await sendChunks(response, this.compressed(name, catalogue).read());
      return;
    }
    await sendText(this.#text(asked, exchange), knobs, exchange);
  }

  /** Made for each catalogue once: compressing 45 MB takes longer than sending them. */
  compressed(name: CollectionName, catalogue: ServedCatalogue): CompressedBody {
    const bodies = this.#compressed.get(catalogue) ?? new Map<CollectionName, CompressedBody>();
    this.#compressed.set(catalogue, bodies);
    const known = bodies.get(name);
    if (known !== undefined) return known;
    const text = collectionText(this.#context(name), elementsOf(catalogue, name), null);
    const body = new CompressedBody(text);
    bodies.set(name, body);
    return body;
  }

  #text({ name, catalogue, knobs }: CollectionRequest, exchange: Exchange): Iterable<string> {
    const { query } = exchange;
    const all = elementsOf(catalogue, name);
    const first = Number(query.get('$skiptoken') ?? 0);
    const next = first + (knobs.page > 0 ? knobs.page : all.length);
    const elements = spoilList(all.slice(first, next), exchange.interruption?.how);
    const nextLink = next < all.length ? `${this.#url}/metadata/${name}?$skiptoken=${next}` : null;
    const text = collectionText(this.#context(name), elements, nextLink);
    return isSpoilt(knobs, exchange) ? spoilText(text, Math.floor(elements.length / 2)) : text;
  }

  #context(name: CollectionName): string {
    return `${this.#url}/metadata/$metadata#${name}`;
  }
}

/** Streamed, without a length, compressed for those who accept it, up to the fault that is wanted. */
export async function sendText(
  text: Iterable<string>,
  knobs: Knobs,
  exchange: Exchange,
): Promise<void> {
  const { response } = exchange;
  const isCompressed = announceCompression(knobs, exchange);
  const fault = findFault(knobs, exchange);
  if (fault !== null) await sendFaultyBody(response, text, { fault, isCompressed });
  else if (isCompressed) await sendChunks(response, new CompressedBody(text).read());
  else await sendChunks(response, toChunks(text));
}

/** Says in the headers whether the body will be compressed. */
function announceCompression(knobs: Knobs, { request, response }: Exchange): boolean {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const isCompressed = knobs.gzip && /\bgzip\b/.test(accepted);
  response.setHeader('Vary', 'Accept-Encoding');
  if (isCompressed) response.setHeader('Content-Encoding', 'gzip');
  return isCompressed;
}

export function elementsOf(
  catalogue: ServedCatalogue,
  name: CollectionName,
): readonly NamedElement[] {
  switch (name) {
    case 'DataEntities':
      return catalogue.dataEntities;
    case 'PublicEntities':
      return catalogue.publicEntities;
    case 'PublicEnumerations':
      return catalogue.publicEnumerations;
  }
}

type FaultyExchange = Pick<Exchange, 'endpoint' | 'interruption'>;

/** Whether its body is no JSON from its middle on. */
export function isSpoilt(knobs: Knobs, { endpoint, interruption }: FaultyExchange): boolean {
  return interruption?.how === 'invalid_json' || knobs.invalidJson.includes(endpoint);
}

export function findFault(
  knobs: Knobs,
  { endpoint, interruption }: FaultyExchange,
): BodyFault | null {
  if (interruption?.how === 'cut') return { kind: 'drop', atBytes: interruption.atBytes ?? 0 };
  const drop = knobs.dropAtBytes[endpoint];
  if (drop !== undefined) return { kind: 'drop', atBytes: drop };
  const truncate = knobs.truncateAtBytes[endpoint];
  if (truncate !== undefined) return { kind: 'truncate', atBytes: truncate };
  const hang = knobs.hangAtBytes[endpoint];
  return hang === undefined ? null : { kind: 'hang', atBytes: hang };
}
