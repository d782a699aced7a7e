import { PIN_KINDS, type PinTarget, type WatchListFile } from '#contract/watch-list.ts';
import { checkSavedName } from '../names/check-saved-name.ts';

/** What is wrong with it, in a few words. */
export interface FileProblem {
  readonly problem: string;
}

const MAX_LISTS = 1000;
const MAX_PINS = 10_000;
const MAX_TARGET_CHARACTERS = 255;

/** A file from somebody else: every value is checked, unknown ones are refused. */
export function parseWatchListFile(file: unknown): WatchListFile | FileProblem {
  if (!isObject(file) || file['format'] !== 'fo-atlas/watch-lists') {
    return { problem: 'is no file of watch-lists' };
  }
  if (file['formatVersion'] !== 1) return { problem: 'was written by a newer version of the app' };
  const { lists } = file;
  if (!Array.isArray(lists) || lists.length > MAX_LISTS) {
    return { problem: `must hold 0 to ${MAX_LISTS} lists` };
  }
  const parsed = lists.map(parseList);
  const problem = parsed.find((list) => 'problem' in list);
  if (problem !== undefined) return problem;
  return {
    format: 'fo-atlas/watch-lists',
    formatVersion: 1,
    lists: parsed.filter((list) => 'pins' in list),
  };
}

function parseList(list: unknown, index: number): WatchListFile['lists'][number] | FileProblem {
  const place = `list ${index + 1}`;
  if (!isObject(list)) return { problem: `${place} is no list` };
  const { name, pins } = list;
  if (typeof name !== 'string' || !checkSavedName(name).ok) {
    return { problem: `the name of ${place} cannot be one` };
  }
  if (!Array.isArray(pins) || pins.length > MAX_PINS) {
    return { problem: `${place} must hold 0 to ${MAX_PINS} pins` };
  }
  const parsed = pins.map(parsePin);
  const wrong = parsed.indexOf(null);
  if (wrong !== -1) return { problem: `pin ${wrong + 1} of ${place} cannot be read` };
  return { name: name.trim(), pins: parsed.filter((pin) => pin !== null) };
}

function parsePin(pin: unknown): PinTarget | null {
  if (!isObject(pin)) return null;
  const { owner, part, isWhole } = pin;
  const kind = PIN_KINDS.find((known) => known === pin['kind']);
  if (kind === undefined || !isTargetName(owner) || typeof isWhole !== 'boolean') return null;
  const isPart = kind !== 'entity' && kind !== 'enumeration';
  if (isPart) return isTargetName(part) ? { kind, owner, part, isWhole: false } : null;
  return part === null ? { kind, owner, part, isWhole: isWhole || kind === 'enumeration' } : null;
}

function isTargetName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TARGET_CHARACTERS;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
