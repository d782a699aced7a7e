import type { SaxesParser, SaxesTagNS } from 'saxes';
import { isVisible } from '../../../names/visible-text.ts';
import { MAX_TEXT_LENGTH } from '../../wire-object.ts';

/** An element of an EDMX document, without texts and namespaces: metadata has its facts in attributes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

/** One child of a Schema: an EntityType, an EnumType, an Action, the EntityContainer. */
export interface SchemaPart {
  readonly namespace: string;
  /** A short name of that namespace, which types may be named by; '' where there is none. */
  readonly alias: string;
  readonly element: XmlElement;
}

/** Why a document is not read on. */
export type EdmxRefusal =
  | { readonly kind: 'web_page' }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'odd'; readonly place: string; readonly problem: string };

/** Of one part; the largest, the EntityContainer, has about 2 million. */
const MAX_PART_CHARACTERS = 32 * 1024 * 1024;
/** Metadata nests six deep within a Schema. */
const MAX_DEPTH = 32;
const EDMX = 'http://docs.oasis-open.org/odata/ns/edmx';

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
}

/**
 * Splits an EDMX document into the parts of its schemas as text arrives, holding no more than the part it is in.
 * `new Parser` is of saxes, which is loaded where it is needed. What refers to entities of its own is not read at all:
 * metadata has no document type.
 */
export class EdmxSplitter {
  readonly #parser: SaxesParser<{ xmlns: true }>;
  readonly #open: OpenElement[] = [];
  #parts: SchemaPart[] = [];
  #schema: { readonly namespace: string; readonly alias: string } | null = null;
  /** Of the elements around schemas. */
  #depth = 0;
  #charactersOfPart = 0;
  #hasRoot = false;
  #refusal: EdmxRefusal | null = null;

  constructor(Parser: new (options: { xmlns: true }) => SaxesParser<{ xmlns: true }>) {
    this.#parser = new Parser({ xmlns: true });
    this.#parser.on('error', ({ message }) => this.#refuseOdd(message));
    this.#parser.on('doctype', (type) => this.#refuseDoctype(type));
    this.#parser.on('opentag', (tag) => this.#begin(tag));
    this.#parser.on('closetag', () => this.#end());
  }

  /** Set as soon as the document is known to be wrong: reading on is of no use. */
  get refusal(): EdmxRefusal | null {
    return this.#refusal;
  }

  /** The parts that this text completes. */
  push(text: string): readonly SchemaPart[] {
    this.#parts = [];
    this.#charactersOfPart += text.length;
    this.#parser.write(text);
    if (this.#charactersOfPart > MAX_PART_CHARACTERS) this.#refuseOdd('one part is too large');
    return this.#refusal === null ? this.#parts : [];
  }

  /** Whether the document ended with its root; after a refusal it does not matter. */
  get isWhole(): boolean {
    return this.#hasRoot && this.#depth === 0;
  }

  #begin(tag: SaxesTagNS): void {
    if (this.#refusal !== null) return;
    if (!this.#hasRoot) this.#checkRoot(tag);
    this.#hasRoot = true;
    if (this.#schema === null) {
      this.#depth += 1;
      if (tag.local === 'Schema') this.#beginSchema(tag);
      return;
    }
    if (this.#open.length >= MAX_DEPTH) return this.#refuseOdd('elements nest too deep');
    const attributes = new Map(
      Object.values(tag.attributes).map(({ local, value }) => [local, value]),
    );
    for (const [attribute, value] of attributes) this.#checkValue(attribute, value);
    this.#open.push({ name: tag.local, attributes, children: [] });
  }

  /** All but the texts of annotations are names; wire-object.ts says what a name must not be. */
  #checkValue(attribute: string, value: string): void {
    if (value.length > MAX_TEXT_LENGTH) this.#refuseOdd(`${attribute} is too long`);
    if (attribute === 'String' || isVisible(value)) return;
    this.#refuseOdd(`${attribute} holds a character that cannot be seen`);
  }

  #end(): void {
    if (this.#refusal !== null) return;
    const element = this.#open.pop();
    if (element === undefined || this.#schema === null) {
      this.#schema = null;
      this.#depth -= 1;
      return;
    }
    const parent = this.#open.at(-1);
    if (parent !== undefined) {
      parent.children.push(element);
      return;
    }
    this.#parts.push({ ...this.#schema, element });
    this.#charactersOfPart = 0;
  }

  #beginSchema({ attributes }: SaxesTagNS): void {
    const namespace = attributes['Namespace']?.value ?? '';
    this.#schema = { namespace, alias: attributes['Alias']?.value ?? '' };
  }

  #checkRoot({ local, uri }: SaxesTagNS): void {
    if (local === 'Edmx' && uri === EDMX) return;
    if (local.toLowerCase() === 'html') this.#refusal = { kind: 'web_page' };
    else if (local === 'Edmx') this.#refuseUnknown('It is written in an old version of EDMX.');
    else this.#refuseUnknown(`It is XML that begins with ${local.slice(0, 40)}, not with Edmx.`);
  }

  #refuseDoctype(type: string): void {
    if (/^\s*html\b/i.test(type)) this.#refusal ??= { kind: 'web_page' };
    this.#refusal ??= {
      kind: 'odd',
      place: 'its document type',
      problem: 'metadata has none, and what it may bring in is not read',
    };
  }

  #refuseUnknown(reason: string): void {
    this.#refusal ??= { kind: 'unknown', reason };
  }

  /** saxes says where: line and column, then what. */
  #refuseOdd(message: string): void {
    const [, line, problem = message] = /^(\d+):\d+: (.*)$/.exec(message) ?? [];
    const place = line === undefined ? 'its XML' : `line ${line}`;
    this.#refusal ??= { kind: 'odd', place, problem: problem.replace(/\.$/, '') };
  }
}
