import type { MissingLabels, Section } from './collection-file.ts';
import { Refusal, type Requests } from './requests.ts';

const CONCURRENCY = 6;

/** Every label id that the lists use, in the first spelling; a literal text is no id. */
export async function findLabelIds(sections: readonly Section[]): Promise<readonly string[]> {
  const ids = new Map<string, string>();
  for (const { body } of sections) {
    for (const [, quoted = '""'] of (await body.text()).matchAll(LABEL_ID)) {
      const id = String(JSON.parse(quoted));
      if (!ids.has(id.toLowerCase())) ids.set(id.toLowerCase(), id);
    }
  }
  return [...ids.values()];
}

const LABEL_ID = /"LabelId"\s*:\s*("@(?:[^"\\]|\\.)*")/g;

export interface CollectedLabels {
  readonly section: Section;
  readonly count: number;
  readonly missing: readonly MissingLabels[];
}

/** As many as can be had until `requests` stop; the rest is named, so that it can be asked for another time. */
export async function collectLabels(
  requests: Requests,
  wanted: readonly MissingLabels[],
  tell: (text: string) => void,
): Promise<CollectedLabels> {
  const total = wanted.reduce((sum, { ids }) => sum + ids.length, 0);
  const answers: string[] = [];
  const missing: MissingLabels[] = [];
  for (const { language, ids } of wanted) {
    const left = new Set(ids);
    const queue = ids.values();
    const work = async (): Promise<void> => {
      for (const id of queue) {
        answers.push(await readLabel(requests, language, id));
        left.delete(id);
        tell(`${answers.length} of ${total}`);
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: CONCURRENCY }, work));
    if (left.size > 0) missing.push({ language, ids: [...left] });
    const broken = lanes.find((lane) => lane.status === 'rejected');
    if (broken !== undefined) tell(`${answers.length} of ${total}: ${reasonOf(broken.reason)}`);
  }
  const body = new Blob([`[${answers.join(',\n')}]`]);
  const section: Section = { section: 'labels', shape: 'list', body };
  return { section, count: answers.length, missing };
}

/** As the service sends it; one that it does not know is noted without a text, so that nobody asks again. */
async function readLabel(requests: Requests, language: string, id: string): Promise<string> {
  const path = `/metadata/Labels(Id='${keyOf(id)}',Language='${keyOf(language)}')`;
  try {
    return await (await requests.read(path)).text();
  } catch (error) {
    const isUnknown = error instanceof Refusal && [400, 404].includes(error.status);
    if (!isUnknown) throw error;
    return JSON.stringify({ Id: id, Language: language, Value: null });
  }
}

function keyOf(text: string): string {
  return encodeURIComponent(text.replaceAll("'", "''"));
}

function reasonOf(error: unknown): string {
  return error instanceof Refusal ? error.message : 'stopped, the rest can be collected later';
}
