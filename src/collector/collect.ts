import { collectLabels, findLabelIds } from './collect-labels.ts';
import { collectLists } from './collect-lists.ts';
import { readMissingLabels, writeCollection, type Section } from './collection-file.ts';
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
  const sections: Section[] = [];
  if (earlier === null) {
    sections.push(...(await collectLists(requests, (name, text) => overlay.tell(name, text))));
  }
  const wanted =
    earlier === null
      ? await listWanted(languages, sections)
      : await readMissingLabels(earlier).catch(() => {
          throw new Error('this file was not saved by the collector');
        });
  const labels = await collectLabels(requests, wanted, (text) => overlay.tell('Labels', text));
  sections.push(labels.section);
  overlay.tell('File', 'writing');
  save(await writeCollection(sections, labels.missing));
  const left = labels.missing.reduce((sum, { ids }) => sum + ids.length, 0);
  overlay.tell('File', left === 0 ? 'saved' : `saved, ${left} labels can be collected later`);
}

async function listWanted(languages: readonly string[], sections: readonly Section[]) {
  if (languages.length === 0) return [];
  const ids = await findLabelIds(sections);
  return languages.map((language) => ({ language, ids }));
}

function save(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${location.hostname}.fo-atlas.gz`;
  link.click();
  // The download has taken what it needs by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
