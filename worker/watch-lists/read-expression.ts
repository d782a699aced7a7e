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
  const paths: (readonly string[])[] = [];
  const members: EnumerationLiteral[] = [];
  const unread: string[] = [];
  /** `d` of `any(d:d/Field eq 1)`, with the relation that it runs over. */
  const variables = new Map<string, readonly string[]>([['$it', []]]);
  let ranOver: readonly string[] | null = null;
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    at += token.text.length;
    const follower = text[at] ?? '';
    switch (token.kind) {
      case 'ignored':
        break;
      case 'unknown':
        unread.push(token.text);
        break;
      case 'name': {
        const segments = token.text.split('/');
        if (follower === "'") {
          const literal = tokenAt(text, at).text;
          at += literal.length;
          members.push(...membersOf(token.text, literal));
        } else if (follower === '(') {
          ranOver = OVER_RELATION.test(token.text)
            ? resolve(segments.slice(0, -1), variables)
            : null;
        } else if (follower === ':' && ranOver !== null) {
          variables.set(token.text, ranOver);
          ranOver = null;
        } else if (!isNoField(token.text)) {
          const path = resolve(segments, variables);
          if (path.length > 0) paths.push(path);
        }
      }
    }
  }
  return { paths, members, unread };
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
    if (found !== undefined && found !== '') return { kind, text: found };
  }
  return { kind: 'unknown', text: text.slice(at) };
}

/** Each matches only where it is told to begin. Identifiers may hold any letter, as X++ of other scripts does. */
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

function resolve(
  segments: readonly string[],
  variables: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const [first = '', ...rest] = segments;
  const start = variables.get(first);
  const path = start === undefined ? segments : [...start, ...rest];
  // `$count` and casts to a type say nothing about fields.
  return path.filter((segment) => !segment.startsWith('$') && !segment.includes('.'));
}

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
