import { CONFIDENCES, type GlossaryTerm, type TermLink } from '#contract/glossary.ts';
import { checkTerm, fold, type TermContent } from './check-term.ts';
import { readCsv, writeCsv } from '../tables/csv.ts';
import { targetOf } from './term-target.ts';

/** What a glossary file says. A term without an id was written by hand. */
export interface GlossaryFile {
  readonly terms: readonly FileTerm[];
  /** What cannot be read of it, one sentence each. */
  readonly problems: readonly string[];
}

export type FileTerm = TermContent & { readonly id: string | null };

const FORMAT = 'fo-atlas-glossary';
const COLUMNS = ['term', 'synonyms', 'note', 'kind', 'owner', 'name', 'confidence', 'id'] as const;
/** More are not read. */
export const MAX_TERMS = 20_000;
const MAX_PROBLEMS = 100;
/** Of a word that is no good, in the sentence that says so. */
const SHOWN_LENGTH = 120;

export function writeGlossaryJson(terms: readonly GlossaryTerm[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, terms }, null, 2)}\n`;
}

/** One row for each link; a term without links has one row. Synonyms are separated by `|`. */
export function writeGlossaryCsv(terms: readonly GlossaryTerm[]): string {
  const rows = terms.flatMap(({ id, term, synonyms, note, links }) => {
    const head = [term, synonyms.join(' | '), note];
    if (links.length === 0) return [[...head, '', '', '', '', id]];
    return links.map(({ target, confidence }) => [
      ...head,
      target.kind,
      'owner' in target ? target.owner : '',
      target.name,
      confidence,
      id,
    ]);
  });
  return writeCsv([COLUMNS, ...rows]);
}

/** Either form, recognised by how it begins. */
export function readGlossaryFile(text: string): GlossaryFile {
  return checkFile(/^[\uFEFF\s]*[{[]/.test(text) ? readJson(text) : readTable(text));
}

/** What the JSON form holds, parsed. */
export function readGlossaryContent(content: unknown): GlossaryFile {
  return checkFile(readContent(content));
}

function checkFile(file: GlossaryFile): GlossaryFile {
  const problems = [...file.problems];
  const terms = file.terms.slice(0, MAX_TERMS).flatMap((term): readonly FileTerm[] => {
    const checked = checkTerm(term);
    if (checked.ok) return [{ ...checked.value, id: term.id }];
    const { failure } = checked;
    problems.push(
      `“${term.term.slice(0, SHOWN_LENGTH)}”: ${'problem' in failure ? String(failure.problem) : failure.kind}`,
    );
    return [];
  });
  if (file.terms.length > MAX_TERMS) problems.push(`Only the first ${MAX_TERMS} terms are read.`);
  return { terms, problems: problems.slice(0, MAX_PROBLEMS) };
}

function readJson(text: string): GlossaryFile {
  try {
    return readContent(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return nothing(`The file is no JSON: ${error.message}`);
  }
}

function readContent(content: unknown): GlossaryFile {
  const { format, terms } = isObject(content) ? content : {};
  if (format !== FORMAT || !Array.isArray(terms)) {
    return nothing(`The file is JSON, but no glossary: "format": "${FORMAT}" is missing.`);
  }
  const problems: string[] = [];
  const read = terms.flatMap((each: unknown, index) => {
    const term = termOf(each);
    if (term === null) problems.push(`Term ${index + 1} is incomplete: it needs a "term".`);
    return term ?? [];
  });
  return { terms: read, problems };
}

function termOf(value: unknown): FileTerm | null {
  if (!isObject(value) || typeof value.term !== 'string') return null;
  const { id, term, note, synonyms, links } = value;
  return {
    id: typeof id === 'string' ? asId(id) : null,
    term,
    note: typeof note === 'string' ? note : '',
    synonyms: Array.isArray(synonyms) ? synonyms.filter((each) => typeof each === 'string') : [],
    links: Array.isArray(links) ? links.flatMap((each: unknown) => linkOf(each) ?? []) : [],
  };
}

function linkOf(value: unknown): TermLink | null {
  if (!isObject(value) || !isObject(value.target)) return null;
  const { kind, owner, name } = value.target;
  if (typeof kind !== 'string' || typeof name !== 'string') return null;
  const target = targetOf({ kind, owner: typeof owner === 'string' ? owner : null, name });
  return target && { target, confidence: confidenceOf(value.confidence) };
}

function readTable(text: string): GlossaryFile {
  const [head = [], ...rows] = readCsv(text);
  const columns = head.map((each) => each.trim().toLowerCase());
  if (!columns.includes('term')) {
    return nothing(
      `The first line must name the columns: ${COLUMNS.join(', ')}; only term is needed.`,
    );
  }
  const problems: string[] = [];
  const terms = new Map<string, RowTerm>();
  for (const [index, row] of rows.entries()) {
    const cells = new Map(columns.map((column, at) => [column, row[at] ?? '']));
    const cell: Cell = (name) => cells.get(name)?.trim() ?? '';
    const link = linkOfRow(cell);
    if (link === 'incomplete') {
      problems.push(
        `Row ${index + 2}: the link of “${cell('term').slice(0, SHOWN_LENGTH)}” has no known kind, owner and name.`,
      );
    }
    const key = fold(cell('term'));
    const term = terms.get(key) ?? rowTerm(cell('term'));
    terms.set(key, term);
    term.id ??= asId(cell('id'));
    term.note ||= cell('note');
    for (const synonym of cell('synonyms').split('|')) term.synonyms.push(synonym);
    if (link !== null && link !== 'incomplete') term.links.push(link);
  }
  return { terms: [...terms.values()], problems };
}

type Cell = (name: (typeof COLUMNS)[number]) => string;

/** Grows with every row of its word; there may be very many. */
interface RowTerm {
  readonly term: string;
  id: string | null;
  note: string;
  readonly synonyms: string[];
  readonly links: TermLink[];
}

function rowTerm(term: string): RowTerm {
  return { term, id: null, note: '', synonyms: [], links: [] };
}

function linkOfRow(cell: Cell): TermLink | 'incomplete' | null {
  if (cell('kind') === '' && cell('name') === '') return null;
  const target = targetOf({
    kind: cell('kind'),
    owner: cell('owner') || null,
    name: cell('name'),
  });
  return target === null ? 'incomplete' : { target, confidence: confidenceOf(cell('confidence')) };
}

/** What nobody has judged is a guess. */
function confidenceOf(value: unknown): TermLink['confidence'] {
  return CONFIDENCES.find((each) => each === value) ?? 'guess';
}

/** Ids are UUIDs of ours; whatever else stands there makes a new term. */
function asId(text: string): string | null {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function nothing(problem: string): GlossaryFile {
  return { terms: [], problems: [problem] };
}
