import type { PastePlace, UnrecognisedUse } from '#contract/watch-list.ts';
import { splitCall, splitOutsideQuotes, splitTopLevel } from './odata-text.ts';
import {
  readExpression,
  type EnumerationLiteral,
  type ExpressionNames,
} from './read-expression.ts';

/** What one OData address names; whether a catalogue has it is another question. */
export interface ODataUse {
  /** As written: a set name, if it is a good address. */
  readonly entitySetName: string;
  readonly names: readonly UsedName[];
  readonly members: readonly EnumerationLiteral[];
  /** Ways to the entities whose fields are all read, because nothing is selected: `[]` is the first one. */
  readonly wholes: readonly (readonly string[])[];
  readonly unread: readonly UnrecognisedUse[];
}

export interface UsedName {
  /** Relations on the way from the first entity, outermost first. */
  readonly via: readonly string[];
  /** A field, a relation or an action. */
  readonly name: string;
  readonly place: PastePlace;
}

/** `$select=A,B` of an address, or of an `$expand` within it. */
export interface ODataOption {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

export function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}

export function readOption(part: string, decode: (text: string) => string): ODataOption {
  const equals = part.indexOf('=');
  const name = equals === -1 ? part : part.slice(0, equals);
  const value = equals === -1 ? '' : part.slice(equals + 1);
  return { name: decode(name).trim().toLowerCase(), value: decode(value).trim() };
}

/** Collects what an address names while it is read from left to right. */
export class UseCollector implements ODataUse {
  readonly entitySetName: string;
  readonly names: UsedName[] = [];
  readonly members: EnumerationLiteral[] = [];
  readonly wholes: (readonly string[])[] = [];
  readonly unread: UnrecognisedUse[] = [];
  /** Of which something is selected. */
  readonly #selectedWays = new Set<string>();

  constructor(entitySetName: string) {
    this.entitySetName = entitySetName;
  }

  /** Segments after the entity. Answers with the way to what the address leads to. */
  addPath(segments: readonly string[]): readonly string[] {
    let via: readonly string[] = [];
    for (const segment of segments.filter((each) => !each.startsWith('$'))) {
      const { name: qualified, inside } = splitCall(segment);
      const name = qualified.slice(qualified.lastIndexOf('.') + 1);
      if (!isName(name)) {
        this.#cannotRead(segment, 'is no name');
        continue;
      }
      if (via.length >= MAX_DEPTH) {
        this.#cannotRead(segment, 'is nested too deeply');
        break;
      }
      this.names.push({ via, name, place: 'path' });
      via = [...via, name];
      if (inside !== null) this.addKeys(inside, via);
    }
    return via;
  }

  /** `dataAreaId='usmf',CustomerAccount='X'`, or the one value of a single key. */
  addKeys(text: string, via: readonly string[]): void {
    for (const pair of splitTopLevel(text, ',')) {
      const [name = '', ...value] = splitOutsideQuotes(pair, '=');
      this.members.push(...readExpression(value.length > 0 ? value.join('=') : pair).members);
      if (value.length > 0 && isName(name.trim())) {
        this.names.push({ via, name: name.trim(), place: 'key' });
      }
    }
  }

  /** `last`: the end of the path, for `$count` reads no field. */
  addOptions(options: readonly ODataOption[], via: readonly string[], last = ''): void {
    const selected = options.filter(({ name }) => name === '$select');
    for (const { value } of selected) this.#addSelect(value, via);
    if (selected.length === 0 && !last.startsWith('$')) this.wholes.push(via);
    for (const option of options) this.#addOption(option, via);
  }

  #addOption({ name, value }: ODataOption, via: readonly string[]): void {
    switch (name) {
      case '$select':
        return;
      case '$filter':
        return this.#addExpression(readExpression(value), via, 'filter');
      case '$orderby':
        return this.#addExpression(readExpression(value), via, 'orderby');
      case '$expand':
        return this.#addExpand(value, via);
      default:
        if (name.startsWith('$') && !SILENT_OPTIONS.has(name)) {
          this.#cannotRead(`${name}=${value}`, 'is not read');
        } else if (name.startsWith('@')) {
          this.members.push(...readExpression(value).members);
        }
    }
  }

  #addSelect(text: string, via: readonly string[]): void {
    for (const item of splitTopLevel(text, ',')) {
      if (item === '*') {
        this.wholes.push(via);
        continue;
      }
      const way = this.#addItem(item, via, 'select');
      if (way !== null) this.#selectedWays.add(way.slice(0, -1).join('/'));
    }
  }

  #addItem(item: string, via: readonly string[], place: PastePlace): readonly string[] | null {
    const path = item.split('/').filter((segment) => !segment.startsWith('$'));
    const name = path.at(-1);
    if (name === undefined || !path.every((segment) => isName(segment))) {
      this.#cannotRead(item, 'is no name');
      return null;
    }
    if (path.length > MAX_DEPTH) {
      this.#cannotRead(item, 'is nested too deeply');
      return null;
    }
    this.names.push({ via: [...via, ...path.slice(0, -1)], name, place });
    return [...via, ...path];
  }

  #addExpand(text: string, via: readonly string[]): void {
    if (via.length >= MAX_DEPTH) return this.#cannotRead(text, 'is nested too deeply');
    for (const item of splitTopLevel(text, ',')) {
      const { name, inside } = splitCall(item);
      const way = this.#addItem(name, via, 'expand');
      if (way === null || name.includes('$')) continue;
      const options =
        inside === null ? [] : splitTopLevel(inside, ';').map((part) => readOption(part, asIs));
      const isSelectedOutside = this.#selectedWays.has(way.join('/'));
      this.addOptions(options, way, isSelectedOutside ? '$' : '');
    }
  }

  #addExpression(
    { paths, members, unread }: ExpressionNames,
    via: readonly string[],
    place: PastePlace,
  ): void {
    for (const path of paths) {
      const name = path.at(-1);
      if (path.length > MAX_DEPTH) this.#cannotRead(path.join('/'), 'is nested too deeply');
      else if (name !== undefined)
        this.names.push({ via: [...via, ...path.slice(0, -1)], name, place });
    }
    this.members.push(...members);
    for (const text of unread) this.#cannotRead(text, `is not read in $${place}`);
  }

  #cannotRead(text: string, problem: string): void {
    const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
    this.unread.push({ text: shown, problem });
  }
}

const MAX_DEPTH = 10;
const SHOWN_CHARACTERS = 120;

/** Those that do not tell which fields are used. */
const SILENT_OPTIONS: ReadonlySet<string> = new Set(
  '$top $skip $count $inlinecount $format $skiptoken $deltatoken $levels'.split(' '),
);

const asIs = (text: string): string => text;
