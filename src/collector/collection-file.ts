/** Ids of labels without an answer yet. */
export interface MissingLabels {
  readonly language: string;
  readonly ids: readonly string[];
}

/** What a collection could not get, so that a later one can. */
export interface Missing {
  /** By the names of their sections. */
  readonly lists: readonly string[];
  readonly labels: readonly MissingLabels[];
}

export interface Section {
  readonly section: string;
  /** `answer` is as the service sent it, `list` its elements alone. */
  readonly shape: 'answer' | 'list';
  readonly body: Blob;
}

const TITLE = 'fo-atlas-collection';
const MISSING_LABELS = 'missing_labels';
const MISSING_LISTS = 'missing_lists';
const MAX_LINE_BYTES = 1000;

/**
 * A line that says what this is, then sections: a line that says what follows and how many bytes, those bytes, and a
 * line feed. What is missing comes first, where the next collector looks for it.
 */
export async function writeCollection(
  sections: readonly Section[],
  missing: Missing,
): Promise<Blob> {
  const title = { format: TITLE, version: 1, host: location.host, at: new Date().toISOString() };
  const all: readonly Section[] = [
    { section: MISSING_LABELS, shape: 'list', body: new Blob([JSON.stringify(missing.labels)]) },
    { section: MISSING_LISTS, shape: 'list', body: new Blob([JSON.stringify(missing.lists)]) },
    ...sections,
  ];
  const text = new Blob([
    `${JSON.stringify(title)}\n`,
    ...all.flatMap(({ section, shape, body }) => [
      `${JSON.stringify({ section, bytes: body.size, shape })}\n`,
      body,
      '\n',
    ]),
  ]);
  return new Response(text.stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

/** What an earlier collection could not get; throws where the file is none. */
export async function readMissing(file: Blob): Promise<Missing> {
  const text = await new Response(
    file.stream().pipeThrough(new DecompressionStream('gzip')),
  ).blob();
  const title = await lineAt(text, 0);
  if (!title.startsWith(`{"format":"${TITLE}","version":1,`)) throw new Error('no collection');
  const labels = await sectionAt(text, new Blob([title]).size + 1);
  if (labels.name !== MISSING_LABELS) throw new Error('no collection');
  // Earlier collectors did not write one.
  const lists = await sectionAt(text, labels.end);
  return {
    labels: Array.isArray(labels.value) ? labels.value.filter(isMissingLabels) : [],
    lists: lists.name === MISSING_LISTS && isTexts(lists.value) ? lists.value : [],
  };
}

interface SmallSection {
  readonly name: unknown;
  readonly value: unknown;
  readonly end: number;
}

async function sectionAt(text: Blob, from: number): Promise<SmallSection> {
  const line = await lineAt(text, from);
  const header: unknown = line === '' ? null : JSON.parse(line);
  const name: unknown = Reflect.get(Object(header), 'section');
  const bytes: unknown = Reflect.get(Object(header), 'bytes');
  const isSmall = name === MISSING_LABELS || name === MISSING_LISTS;
  if (!isSmall || typeof bytes !== 'number') return { name: null, value: null, end: from };
  const start = from + new Blob([line]).size + 1;
  const value: unknown = JSON.parse(await text.slice(start, start + bytes).text());
  return { name, value, end: start + bytes + 1 };
}

async function lineAt(text: Blob, from: number): Promise<string> {
  const [line = ''] = (await text.slice(from, from + MAX_LINE_BYTES).text()).split('\n');
  return line;
}

function isMissingLabels(value: unknown): value is MissingLabels {
  const { language, ids } = Object(value);
  return typeof language === 'string' && isTexts(ids);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text: unknown) => typeof text === 'string');
}
