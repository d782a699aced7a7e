/** What a `$filter`, `$orderby` or key says, as far as names go. */
export interface ExpressionNames {
  /** Ways to a field: its relations, outermost first, and the field. */
  readonly paths: readonly (readonly string[])[];
  readonly members: readonly EnumerationLiteral[];
  /** What is no part of the language. */
  readonly unread: readonly string[];
}

/** `Microsoft.Dynamics.DataEntities.NoYes'Yes'`. */
export interface EnumerationLiteral {
  /** Without namespace. */
  readonly enumeration: string;
  /** Its name or, as the protocol also allows, its number. */
  readonly member: string;
}

/**
 * Reads an OData expression from left to right and keeps the names in it. It is no judge of the grammar: what another
 * program accepts or a person cut short still tells which fields it uses.
 */
export function readExpression(text: string): ExpressionNames {
  const reader = new ExpressionReader(text);
  reader.read();
  return reader;
}

class ExpressionReader implements ExpressionNames {
  readonly paths: (readonly string[])[] = [];
  readonly members: EnumerationLiteral[] = [];
  readonly unread: string[] = [];
  readonly #text: string;
  /** `d` of `any(d:d/Field eq 1)`, with the relation that it runs over. */
  readonly #variables = new Map<string, readonly string[]>([['$it', []]]);
  #ranOver: readonly string[] | null = null;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    while (this.#at < this.#text.length) {
      const { kind, text } = this.#next();
      if (kind === 'unknown') this.unread.push(text);
      if (kind === 'name') this.#readName(text);
    }
  }

  /** What follows a name tells what it is the name of. */
  #readName(name: string): void {
    switch (this.#text[this.#at]) {
      case "'":
        this.members.push(...membersOf(name, this.#next().text));
        return;
      case '(':
        this.#ranOver = OVER_RELATION.test(name) ? this.#resolve(name).slice(0, -1) : null;
        return;
      case ':':
        if (this.#ranOver !== null) this.#variables.set(name, this.#ranOver);
        this.#ranOver = null;
        return;
      default:
        if (isNoField(name) || this.#resolve(name).length === 0) return;
        this.paths.push(this.#resolve(name));
    }
  }

  #resolve(name: string): readonly string[] {
    const [first = '', ...rest] = name.split('/');
    const start = this.#variables.get(first) ?? [first];
    // `$count` and casts to a type say nothing about fields.
    return [...start, ...rest].filter((each) => !each.startsWith('$') && !each.includes('.'));
  }

  #next(): Token {
    const token = tokenAt(this.#text, this.#at);
    this.#at += token.text.length;
    return token;
  }
}

interface Token {
  readonly kind: 'ignored' | 'name' | 'unknown';
  readonly text: string;
}

/** Never empty, so that whoever reads on comes to the end. */
function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return { kind, text: found };
  }
  return { kind: 'unknown', text: text.slice(at) };
}

/** Each matches only where it is told to begin, and never nothing. Identifiers may hold any letter, as X++ of other scripts does. */
const TOKENS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['ignored', /[\s(),=*:;]+/y],
  ['ignored', /'(?:[^']|'')*'/y],
  ['ignored', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iy],
  // Numbers, dates and times, with the offset of their zone.
  ['ignored', /[-+]?\d[\w.:+-]*/y],
  ['name', /[\p{L}_@$][\p{L}\p{N}_.$]*(?:\/[\p{L}_@$][\p{L}\p{N}_.$]*)*/uy],
  ['unknown', /[^\s\p{L}\p{N}_@$'()]+/uy],
];

const OVER_RELATION = /\/(?:any|all)$/;

/** Operators and values, names of types, aliases of parameters. */
function isNoField(text: string): boolean {
  return WORDS.has(text) || text.startsWith('@') || (text.includes('.') && !text.includes('/'));
}

const WORDS: ReadonlySet<string> = new Set(
  'eq ne gt ge lt le and or not in has add sub mul div divby mod true false null asc desc INF NaN'.split(
    ' ',
  ),
);

/** Literals of dates and the like (`datetime'…'`) have no namespace. */
function membersOf(typeName: string, literal: string): readonly EnumerationLiteral[] {
  const dot = typeName.lastIndexOf('.');
  if (dot === -1 || typeName.startsWith('Edm.')) return [];
  const enumeration = typeName.slice(dot + 1);
  return literal
    .replace(/^'|'$/g, '')
    .split(',')
    .map((member) => ({ enumeration, member: member.trim() }))
    .filter(({ member }) => enumeration !== '' && member !== '');
}
