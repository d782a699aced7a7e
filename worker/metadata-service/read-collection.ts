import type { RequestId } from '#contract/failure.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import { BatchWriter } from './batch-writer.ts';
import { DistinctKeys, type Keys } from './distinct-keys.ts';
import { parseText } from './json-bytes.ts';
import type { Reading, ReadingEnd } from './metadata-service.ts';
import { nextPath } from './next-path.ts';
import { memberOf } from './parse-json.ts';
import type { ServiceAnswer } from './service-answer.ts';
import type { ServiceClient } from './service-client.ts';
import { JsonArraySplitter } from './split-json-array.ts';
import { Misfit, asObject } from './wire-object.ts';
import type { ParseElement } from './wire-object.ts';

export interface Collection<T> {
  /** As in `/metadata/<name>`, unless there is a path. */
  readonly name: string;
  readonly path?: string;
  readonly parse: ParseElement<T>;
  /** Left out where elements may share everything. */
  readonly keys?: Keys<T>;
}

/** Reads a whole set, in one answer or, should the service ever page it, in several. */
export async function readCollection<T>(
  client: ServiceClient,
  collection: Collection<T>,
  reading: Reading<T>,
): Answer<ReadingEnd> {
  const { signal } = reading;
  const page = new PageReader(collection, reading, client.maxListBytes);
  const seen = new Set<string>();
  let path: string | null = collection.path ?? `/metadata/${collection.name}`;
  let requestId: RequestId = null;
  while (path !== null) {
    seen.add(path);
    const base = client.environment.url + path;
    const next: Outcome<string | null> = await client.exchange({ path, signal }, async (answer) => {
      requestId = answer.requestId;
      const link = await page.read(answer);
      if (!link.ok) return link;
      const found = nextPath(link.value, { base, seen });
      return found.ok
        ? succeed(found.path)
        : fail(answer.malformed('@odata.nextLink', found.problem));
    });
    if (!next.ok) return next;
    path = next.value;
  }
  const { elements, receivedBytes } = page;
  return succeed({ elements, receivedBytes, ...(requestId !== null && { requestId }) });
}

/** An answer as it streams in, and the words for what may be wrong with it. */
export type CollectionAnswer = Pick<
  ServiceAnswer,
  'receivedBytes' | 'next' | 'malformed' | 'truncated' | 'tooLarge' | 'notJson'
>;

/** Reads the pages of one collection, one after the other. */
export class PageReader<T> {
  elements = 0;
  readonly #collection: Collection<T>;
  readonly #batches: BatchWriter<T>;
  readonly #maxBytes: number;
  readonly #keys: DistinctKeys<T>;
  #bytesOfEarlierPages = 0;

  constructor(collection: Collection<T>, reading: Reading<T>, maxBytes: number) {
    this.#collection = collection;
    this.#maxBytes = maxBytes;
    this.#keys = new DistinctKeys(collection.keys ?? {});
    this.#batches = new BatchWriter(reading);
  }

  get receivedBytes(): number {
    return this.#bytesOfEarlierPages;
  }

  /** Answers with what the page says about where the next one is, undefined after the last. */
  async read(answer: CollectionAnswer): Answer<unknown> {
    const splitter = new JsonArraySplitter();
    while (splitter.refusal === null) {
      const piece = await answer.next(this.elements);
      if (!piece.ok) return piece;
      if (piece.value === null) break;
      const receivedBytes = this.#bytesOfEarlierPages + answer.receivedBytes;
      if (receivedBytes > this.#maxBytes)
        return fail(answer.tooLarge(receivedBytes, this.#maxBytes));
      for (const bytes of splitter.push(piece.value)) {
        const element = this.#parse(answer, bytes);
        if (!element.ok) return element;
        this.#batches.add(element.value);
        this.elements += 1;
      }
      await this.#batches.writeIfDue(receivedBytes);
    }
    return this.#finish(answer, splitter);
  }

  #parse(answer: CollectionAnswer, bytes: Uint8Array): Outcome<T> {
    const place = `${this.#collection.name}[${this.elements}]`;
    const parsed = parseText(bytes);
    if (parsed === null) return fail(answer.malformed(place, 'this is no JSON'));
    try {
      const element = this.#collection.parse(asObject(parsed.value));
      this.#keys.add(element);
      return succeed(element);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      const named = place + nameOf(parsed.value) + error.place;
      return fail(answer.malformed(named, error.problem));
    }
  }

  async #finish(answer: CollectionAnswer, splitter: JsonArraySplitter): Answer<unknown> {
    const end = splitter.end();
    switch (end.kind) {
      case 'not_json':
        return fail(answer.notJson());
      case 'truncated':
        return fail(answer.truncated(this.elements));
      case 'malformed':
        return fail(answer.malformed(`byte ${end.offset}`, end.problem));
      case 'complete':
        this.#bytesOfEarlierPages += answer.receivedBytes;
        await this.#batches.write(this.#bytesOfEarlierPages);
        return this.#isAsAnnounced(end.members)
          ? succeed(end.members.get('@odata.nextLink'))
          : fail(answer.truncated(this.elements));
    }
  }

  /** A service may say how many elements there are in all; it does so on its last page too. */
  #isAsAnnounced(members: ReadonlyMap<string, unknown>): boolean {
    const count = members.get('@odata.count');
    const isLast = (members.get('@odata.nextLink') ?? null) === null;
    return typeof count !== 'number' || !isLast || count === this.elements;
  }
}

function nameOf(wire: unknown): string {
  const name = memberOf(wire, 'Name');
  return typeof name === 'string' ? ` '${name.slice(0, 80)}'` : '';
}
