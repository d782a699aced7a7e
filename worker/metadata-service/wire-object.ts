import { isStorable, isVisible } from '../names/visible-text.ts';

/** Where and how an element differs from the documented shape; `place` grows on the way out. */
export class Misfit extends Error {
  readonly place: string;
  readonly problem: string;

  constructor(place: string, problem: string) {
    super(`${place}: ${problem}`);
    this.place = place;
    this.problem = problem;
  }
}

/** Of a name or a label. */
export const MAX_TEXT_LENGTH = 20_000;

export type WireObject = Readonly<Record<string, unknown>>;

/** Parses one element of the service; throws Misfit, which the reader of the answer turns into a failure. */
export type ParseElement<T> = (wire: WireObject) => T;

export function asObject(wire: unknown): WireObject {
  if (isObject(wire)) return wire;
  throw new Misfit('', `an object was expected, not ${describe(wire)}`);
}

/** The name by which an element or one of its parts is known. */
export function readName(wire: WireObject, field = 'Name'): string {
  const value = wire[field];
  if (typeof value === 'string' && value !== '') return technicalName(value, field);
  throw new Misfit(`.${field}`, `a name was expected, not ${describe(value)}`);
}

/** The id of a label may be any text: some developers write the label itself in its place. */
export function readLabelId(wire: WireObject, field: string): string {
  const value = readOptionalText(wire, field);
  if (value !== null && value !== '') return value;
  throw new Misfit(`.${field}`, `a label id was expected, not ${describe(value ?? undefined)}`);
}

/** A name that may be empty: of a type, of what is referred to. */
export function readReference(wire: WireObject, field: string): string {
  const value = wire[field];
  if (typeof value === 'string') return technicalName(value, field);
  throw new Misfit(`.${field}`, `a text was expected, not ${describe(value)}`);
}

/** Null where the field is null or left out; '' stays ''. */
export function readOptionalText(wire: WireObject, field: string): string | null {
  const value = wire[field];
  if (typeof value === 'string') return storable(value, field);
  if (value === null || value === undefined) return null;
  throw new Misfit(`.${field}`, `a text or null was expected, not ${describe(value)}`);
}

export function readFlag(wire: WireObject, field: string): boolean {
  const value = wire[field];
  if (typeof value === 'boolean') return value;
  throw new Misfit(`.${field}`, `true or false was expected, not ${describe(value)}`);
}

/** Some services send numbers as texts. */
export function readInteger(wire: WireObject, field: string): number {
  const value = wire[field];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw new Misfit(`.${field}`, `a whole number was expected, not ${describe(value)}`);
}

export function readOptionalInteger(wire: WireObject, field: string): number | null {
  const value = wire[field];
  return value === null || value === undefined ? null : readInteger(wire, field);
}

/** Empty where the field is null or left out. */
export function readList<T>(wire: WireObject, field: string, parse: (part: unknown) => T): T[] {
  const value = wire[field];
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new Misfit(`.${field}`, `a list was expected, not ${describe(value)}`);
  }
  const parts: T[] = [];
  try {
    for (const part of value) parts.push(parse(part));
  } catch (error) {
    throw within(`.${field}[${parts.length}]`, error);
  }
  return parts;
}

/** Puts `place` before that of a misfit; every other error is a bug and stays as it is. */
export function within(place: string, error: unknown): unknown {
  return error instanceof Misfit ? new Misfit(place + error.place, error.problem) : error;
}

function isObject(wire: unknown): wire is WireObject {
  return typeof wire === 'object' && wire !== null && !Array.isArray(wire);
}

/**
 * As snapshots ask for it: one name that could not be shared, or looks like another one, would keep the whole device
 * from being restored.
 */
export function technicalName(text: string, field: string): string {
  const name = storable(text, field);
  if (isVisible(name)) return name;
  throw new Misfit(placeOf(field), 'it holds a character that cannot be seen');
}

/** As snapshots ask for it, too: what SQLite would not give back as it came is not taken in. */
function storable(text: string, field: string): string {
  if (text.length > MAX_TEXT_LENGTH) {
    throw new Misfit(placeOf(field), `longer than ${MAX_TEXT_LENGTH} characters`);
  }
  if (isStorable(text)) return text;
  throw new Misfit(placeOf(field), 'it holds half a character, or one that ends a text');
}

function placeOf(field: string): string {
  return field === '' ? '' : `.${field}`;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a list';
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length === 0 ? '{}' : 'an object';
  }
  const text = String(JSON.stringify(value));
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
