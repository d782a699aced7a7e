import { collectLabels, findLabelIds } from './collect-labels.ts';
import { ALL_LISTS, collectLists } from './collect-lists.ts';
import {
  readMissing,
  writeCollection,
  type Missing,
  type MissingLabels,
  type Section,
} from './collection-file.ts';
import { Overlay } from './overlay.ts';
import { Requests } from './requests.ts';

// Runs inside a tab of Finance & Operations, with the session of whoever is signed in there.
let abort = new AbortController();
const overlay = new Overlay({
  stop: () => abort.abort(),
  start: async (languages, earlier) => {
    abort = new AbortController();
    overlay.clear();
    try {
      await collect(languages, earlier);
    } catch (error) {
      overlay.tell('Stopped', error instanceof Error ? error.message : String(error));
    }
  },
});

async function collect(languages: readonly string[], earlier: File | null): Promise<void> {
  const requests = new Requests(abort.signal);
  const left: Missing = earlier === null ? { lists: ALL_LISTS, labels: [] } : await open(earlier);
  const tell = (name: string, text: string): void => overlay.tell(name, text);
  const lists = await collectLists(requests, tell, left.lists);
  const wanted = await listWanted(languages, lists.sections, left.labels);
  const labels = await collectLabels(requests, wanted, (text) => overlay.tell('Labels', text));
  if (lists.sections.length === 0 && labels.count === 0) {
    overlay.tell('File', 'nothing to save yet');
    return;
  }
  overlay.tell('File', 'writing');
  const missing: Missing = { lists: lists.missing, labels: labels.missing };
  save(await writeCollection([...lists.sections, labels.section], missing));
  overlay.tell('File', `saved${rest(missing)}`);
}

function open(earlier: File): Promise<Missing> {
  return readMissing(earlier).catch(() => {
    throw new Error('this file was not saved by the collector');
  });
}

/** What an earlier file lacks, and what the lists of this run use beside that. */
async function listWanted(
  languages: readonly string[],
  sections: readonly Section[],
  left: readonly MissingLabels[],
): Promise<readonly MissingLabels[]> {
  const found = await findLabelIds(sections);
  const all = [...new Set([...left.map(({ language }) => language), ...languages])];
  return all.flatMap((language) => {
    const known = left.find((each) => each.language === language)?.ids ?? [];
    const fresh = languages.includes(language) ? found : [];
    const ids = [...new Set([...known, ...fresh])];
    return ids.length === 0 ? [] : [{ language, ids }];
  });
}

function rest({ lists, labels }: Missing): string {
  const left = labels.reduce((sum, { ids }) => sum + ids.length, 0);
  const parts = [
    lists.length > 0 ? `${lists.length} of the lists` : '',
    left > 0 ? `${left} labels` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `, ${parts.join(' and ')} can be collected later with this file`;
}

function save(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${location.hostname}.fo-atlas.gz`;
  link.click();
  // The download has taken what it needs by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
