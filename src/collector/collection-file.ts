/** Ids of labels without an answer yet. */
export interface MissingLabels {
  readonly language: string;
  readonly ids: readonly string[];
}

export interface Section {
  readonly section: string;
  /** `answer` is as the service sent it, `list` its elements alone. */
  readonly shape: 'answer' | 'list';
  readonly body: Blob;
}

const TITLE = 'fo-atlas-collection';
const MISSING = 'missing_labels';
const MAX_LINE_BYTES = 1000;

/**
 * A line that says what this is, then sections: a line that says what follows and how many bytes, those bytes, and a
 * line feed. The labels that are missing come first, where the next collector looks for them.
 */
export async function writeCollection(
  sections: readonly Section[],
  missing: readonly MissingLabels[],
): Promise<Blob> {
  const title = { format: TITLE, version: 1, host: location.host, at: new Date().toISOString() };
  const all: readonly Section[] = [
    { section: MISSING, shape: 'list', body: new Blob([JSON.stringify(missing)]) },
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

/** The labels that an earlier collection could not get; throws where the file is none. */
export async function readMissingLabels(file: Blob): Promise<readonly MissingLabels[]> {
  const text = await new Response(
    file.stream().pipeThrough(new DecompressionStream('gzip')),
  ).blob();
  const title = await lineAt(text, 0);
  if (!title.startsWith(`{"format":"${TITLE}","version":1,`)) throw new Error('no collection');
  const from = new Blob([title]).size + 1;
  const line = await lineAt(text, from);
  const header: unknown = JSON.parse(line);
  const bytes: unknown = Reflect.get(Object(header), 'bytes');
  if (Reflect.get(Object(header), 'section') !== MISSING || typeof bytes !== 'number') {
    throw new Error('no collection');
  }
  const start = from + new Blob([line]).size + 1;
  const missing: unknown = JSON.parse(await text.slice(start, start + bytes).text());
  return Array.isArray(missing) ? missing.filter(isMissingLabels) : [];
}

async function lineAt(text: Blob, from: number): Promise<string> {
  const [line = ''] = (await text.slice(from, from + MAX_LINE_BYTES).text()).split('\n');
  return line;
}

function isMissingLabels(value: unknown): value is MissingLabels {
  const { language, ids } = Object(value);
  return (
    typeof language === 'string' &&
    Array.isArray(ids) &&
    ids.every((id: unknown) => typeof id === 'string')
  );
}
