import { ByteBuffer } from './byte-buffer.ts';
import {
  BACKSLASH,
  BYTE_ORDER_MARK,
  CASE_BIT,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  STRUCTURE,
  isSpace,
  parseText,
  primitiveEnd,
} from './json-bytes.ts';

/** How an answer ended. Members are those beside `value`, e.g. `@odata.nextLink`. */
export type SplitEnd =
  | { readonly kind: 'complete'; readonly members: ReadonlyMap<string, unknown> }
  | { readonly kind: 'truncated' }
  /** The first byte is not that of an object, as in a web page. */
  | { readonly kind: 'not_json' }
  | { readonly kind: 'malformed'; readonly offset: number; readonly problem: string };

export const MAX_ELEMENT_BYTES = 32 * 1024 * 1024;

type Place =
  | 'start'
  | 'first_key'
  | 'key'
  | 'colon'
  | 'member_value'
  | 'after_member'
  | 'first_element'
  | 'element'
  | 'after_element'
  | 'end';

type Shape = 'container' | 'string' | 'primitive';

/**
 * Splits `{ …, "value": [element, …], … }` into the bytes of its elements as chunks arrive, holding no more
 * than the element it is in. Elements are only delimited here: parsing each of them completes the check.
 */
export class JsonArraySplitter {
  #place: Place = 'start';
  /** What the value being scanned is; null between values. */
  #shape: Shape | null = null;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  /** The part of the current value that came with earlier chunks. */
  readonly #carried = new ByteBuffer();
  /** Bytes of all chunks before the current one. */
  #passedBytes = 0;
  #markBytes = 0;
  #member = '';
  #isValueSeen = false;
  readonly #members = new Map<string, unknown>();
  #refusal: SplitEnd | null = null;

  /** The elements that this chunk completes. Views of the chunk: use them before its memory is used again. */
  push(chunk: Uint8Array): readonly Uint8Array[] {
    const elements: Uint8Array[] = [];
    let at = 0;
    while (at < chunk.length && this.#refusal === null) {
      at = this.#shape === null ? this.#step(chunk, at) : this.#scan(chunk, at, elements);
    }
    this.#passedBytes += chunk.length;
    return elements;
  }

  /** Set as soon as the answer is known to be wrong: reading on is of no use. */
  get refusal(): SplitEnd | null {
    return this.#refusal;
  }

  end(): SplitEnd {
    if (this.#refusal !== null) return this.#refusal;
    if (this.#place !== 'end') return { kind: 'truncated' };
    if (this.#isValueSeen) return { kind: 'complete', members: this.#members };
    return { kind: 'malformed', offset: this.#passedBytes, problem: 'there is no member "value"' };
  }

  /** Takes one byte between values. */
  #step(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0;
    if (isSpace(byte)) return at + 1;
    switch (this.#place) {
      case 'start':
        return this.#stepAtStart(chunk, at);
      case 'first_key':
        if (byte === CLOSE_BRACE) return this.#goTo('end', at);
        return this.#beginKey(byte, at);
      case 'key':
        return this.#beginKey(byte, at);
      case 'colon':
        if (byte === COLON) return this.#goTo('member_value', at);
        return this.#refuse(at, 'a colon is missing');
      case 'member_value':
        return this.#beginMember(byte, at);
      case 'after_member':
        if (byte === COMMA) return this.#goTo('key', at);
        if (byte === CLOSE_BRACE) return this.#goTo('end', at);
        return this.#refuse(at, 'a comma or the end of the object is missing');
      case 'first_element':
        if (byte === CLOSE_BRACKET) return this.#goTo('after_member', at);
        return this.#begin(byte, at);
      case 'element':
        return this.#begin(byte, at);
      case 'after_element':
        if (byte === COMMA) return this.#goTo('element', at);
        if (byte === CLOSE_BRACKET) return this.#goTo('after_member', at);
        return this.#refuse(at, 'a comma or the end of the list is missing');
      case 'end':
        return this.#refuse(at, 'something follows the object');
    }
  }

  /** A byte order mark is let pass, though JSON forbids it. */
  #stepAtStart(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0;
    const offset = this.#passedBytes + at;
    if (byte === OPEN_BRACE) return this.#goTo('first_key', at);
    if (offset < BYTE_ORDER_MARK.length && byte === BYTE_ORDER_MARK[offset]) return at + 1;
    this.#refusal = { kind: 'not_json' };
    return at;
  }

  #beginKey(byte: number, at: number): number {
    if (byte !== QUOTE) return this.#refuse(at, 'a member name is missing');
    this.#place = 'key';
    return this.#begin(byte, at);
  }

  #beginMember(byte: number, at: number): number {
    if (this.#member !== 'value') return this.#begin(byte, at);
    if (this.#isValueSeen) return this.#refuse(at, 'there are two members "value"');
    if (byte !== OPEN_BRACKET) return this.#refuse(at, 'the member "value" is not a list');
    this.#isValueSeen = true;
    return this.#goTo('first_element', at);
  }

  #begin(byte: number, at: number): number {
    if (STRUCTURE.has(byte)) return this.#refuse(at, 'a value is missing');
    this.#shape = shapeOf(byte);
    this.#depth = 0;
    this.#isInString = false;
    this.#isEscaped = false;
    this.#markBytes = this.#passedBytes + at;
    return at;
  }

  /** Goes on in the value that began at or before `at`, to its end or the chunk's. */
  #scan(chunk: Uint8Array, at: number, elements: Uint8Array[]): number {
    const stop = this.#shape === 'primitive' ? primitiveEnd(chunk, at) : this.#nestedEnd(chunk, at);
    const isWhole = stop >= 0;
    const part = chunk.subarray(at, isWhole ? stop : chunk.length);
    if (this.#carried.length + part.length > MAX_ELEMENT_BYTES) {
      return this.#refuse(at, 'one value is larger than 32 MB');
    }
    if (!isWhole) {
      this.#carried.append(part);
      return chunk.length;
    }
    this.#finish(this.#carried.length === 0 ? part : this.#carried.takeWith(part), elements);
    return stop;
  }

  #finish(bytes: Uint8Array, elements: Uint8Array[]): void {
    this.#shape = null;
    if (this.#place === 'first_element' || this.#place === 'element') {
      elements.push(bytes);
      this.#place = 'after_element';
      return;
    }
    const isKey = this.#place === 'key';
    const text = parseText(bytes);
    if (text === null) {
      this.#refusal = { kind: 'malformed', offset: this.#markBytes, problem: 'this is no JSON' };
    } else if (isKey) {
      this.#member = String(text.value);
      this.#place = 'colon';
    } else {
      this.#members.set(this.#member, text.value);
      this.#place = 'after_member';
    }
  }

  /** The hot loop: one pass over the bytes of a string or of nested objects and lists; -1 if it goes on. */
  #nestedEnd(chunk: Uint8Array, from: number): number {
    const length = chunk.length;
    let depth = this.#depth;
    let isInString = this.#isInString;
    let at = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      at += 1;
    }
    while (at < length) {
      const byte = chunk[at++] ?? 0;
      if (byte === QUOTE) {
        isInString = !isInString;
        if (!isInString && depth === 0) return at;
      } else if (isInString) {
        if (byte === BACKSLASH) at += 1;
      } else if ((byte | CASE_BIT) === OPEN_BRACE) {
        depth += 1;
      } else if ((byte | CASE_BIT) === CLOSE_BRACE) {
        depth -= 1;
        if (depth === 0) return at;
      }
    }
    this.#isEscaped = at > length;
    this.#depth = depth;
    this.#isInString = isInString;
    return -1;
  }

  #goTo(place: Place, at: number): number {
    this.#place = place;
    return at + 1;
  }

  #refuse(at: number, problem: string): number {
    this.#refusal = { kind: 'malformed', offset: this.#passedBytes + at, problem };
    return at;
  }
}

function shapeOf(byte: number): Shape {
  if (byte === QUOTE) return 'string';
  return byte === OPEN_BRACE || byte === OPEN_BRACKET ? 'container' : 'primitive';
}
