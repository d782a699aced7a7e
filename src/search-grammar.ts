import type { HitKind, KnownOrigin, NamePattern, SearchFilters } from '#contract/search.ts';

/** What was typed, taken apart: the words, what kind of thing is looked for, and the conditions. */
export interface ParsedSearch {
  readonly words: string;
  /** Of the last scope that was typed; null for everything. */
  readonly kind: HitKind | null;
  readonly filters: SearchFilters;
}

/** Letters before a colon that look for one kind of thing only. */
export const SCOPES: Readonly<Record<string, HitKind>> = {
  e: 'entity',
  f: 'property',
  n: 'enumeration',
  v: 'enumeration_member',
  a: 'action',
  d: 'data_entity',
  l: 'label',
};

/**
 * The grammar of the search box: scopes (`f:`, `g:` for the glossary), conditions (`in:CustomersV3`, `type:Date`,
 * `category:Master`, `via:odata`, `file:SYS`, `from:own,partner`, `mandatory:yes`, `key:yes`, `readonly:no`, `config:off`), patterns
 * (`%part%`, `^start`, `end$`), and words. What looks like none of the others is a word.
 */
export function parseSearch(text: string): ParsedSearch {
  const words: string[] = [];
  let kind: HitKind | null = null;
  let filters: SearchFilters = {};
  for (const token of text.slice(0, MAX_CHARACTERS).split(/\s+/)) {
    const { scope, rest } = splitScope(token);
    kind = SCOPES[scope] ?? kind;
    if (scope === 'g') filters = { ...filters, isFromGlossary: true };
    const condition = parseCondition(rest);
    const pattern = condition === null ? parsePattern(rest) : null;
    if (condition !== null) filters = { ...filters, ...condition };
    else if (pattern !== null)
      filters = { ...filters, patterns: [...(filters.patterns ?? []), pattern] };
    else if (rest !== '') words.push(rest);
  }
  return { words: words.join(' '), kind, filters };
}

/** More is no question; a link may carry a megabyte. */
const MAX_CHARACTERS = 1000;

/** True of a token that is a whole condition or pattern, which can stand as a chip. */
export function isCondition(token: string): boolean {
  return token === 'g:' || parseCondition(token) !== null || parsePattern(token) !== null;
}

function splitScope(token: string): { readonly scope: string; readonly rest: string } {
  const [, scope = '', rest = token] = /^([efnvadlg]):(.*)$/i.exec(token) ?? [];
  return { scope: scope.toLowerCase(), rest };
}

function parseCondition(token: string): SearchFilters | null {
  const [, name = '', value = ''] = /^(\w+):(.+)$/.exec(token) ?? [];
  return CONDITIONS.get(name.toLowerCase())?.(value) ?? null;
}

type ReadCondition = (value: string) => SearchFilters | null;

/** A value that a condition does not know makes it none. */
const CONDITIONS: ReadonlyMap<string, ReadCondition> = new Map<string, ReadCondition>([
  ['in', (within) => ({ within })],
  ['type', (value) => ({ types: value.split(',') })],
  ['category', (value) => ({ categories: value.split(',') })],
  ['file', (value) => ({ labelFiles: value.replace(/^@/, '').split(',') })],
  [
    'from',
    (value) => {
      const origins = value.split(',').map((each) => ORIGINS.get(each.toLowerCase()));
      const known = origins.filter((each) => each !== undefined);
      return known.length === origins.length ? { origins: known } : null;
    },
  ],
  [
    'via',
    (value) => {
      const channel = CHANNELS.get(value.toLowerCase());
      return channel === undefined ? null : { channel };
    },
  ],
  ['mandatory', (value) => yesOrNo(value, (isMandatory) => ({ isMandatory }))],
  ['key', (value) => yesOrNo(value, (isKey) => ({ isKey }))],
  ['readonly', (value) => yesOrNo(value, (isReadOnly) => ({ isReadOnly }))],
  ['config', (value) => yesOrNo(value, (isOn) => ({ isConfigurationEnabled: isOn }))],
]);

const CHANNELS: ReadonlyMap<string, 'odata' | 'data_management'> = new Map([
  ['odata', 'odata'],
  ['dmf', 'data_management'],
]);

const ORIGINS: ReadonlyMap<string, KnownOrigin> = new Map([
  ['microsoft', 'microsoft'],
  ['partner', 'partner'],
  ['own', 'own'],
]);

function yesOrNo(value: string, filter: (isSo: boolean) => SearchFilters): SearchFilters | null {
  if (/^(yes|on|true)$/i.test(value)) return filter(true);
  return /^(no|off|false)$/i.test(value) ? filter(false) : null;
}

function parsePattern(token: string): NamePattern | null {
  const isAtStart = token.startsWith('^');
  const isAtEnd = token.endsWith('$');
  const text = token.slice(isAtStart ? 1 : 0, isAtEnd ? -1 : undefined);
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  return isAtStart || isAtEnd || text.includes('%') ? { text, isAtStart, isAtEnd } : null;
}
