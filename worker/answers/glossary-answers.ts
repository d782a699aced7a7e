import type { GlossaryApi } from '#contract/api/glossary-api.ts';
import type { GlossaryPreview } from '#contract/glossary.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { findTerms } from '../glossary/find-terms.ts';
import {
  readGlossaryFile,
  writeGlossaryCsv,
  writeGlossaryJson,
} from '../glossary/glossary-file.ts';
import { decideMerge, previewMerge } from '../glossary/merge-glossary.ts';
import type { EngineHouse } from './engine-house.ts';

const MAX_FILE_BYTES = 20_000_000;

export function glossaryAnswers({ glossary, publish }: EngineHouse): GlossaryApi {
  const changed = (): void => publish({ kind: 'glossary_changed' });

  const preview = async (file: Blob): Answer<GlossaryPreview> => {
    if (file.size > MAX_FILE_BYTES) return fail(TOO_LARGE);
    const content = readGlossaryFile(await file.text());
    const { terms, problems } = content;
    if (terms.length === 0) {
      const problem = problems[0] ?? 'There is no term in it.';
      return fail({ kind: 'bad_input', field: 'file', problem });
    }
    const now = new Date().toISOString();
    return succeed(
      previewMerge(glossary.list(), content, { now, newId: () => crypto.randomUUID() }),
    );
  };

  return {
    listTerms: async () => succeed(glossary.list()),
    saveTerm: async (draft) => {
      const saved = glossary.save(draft, new Date().toISOString());
      if (saved.ok) changed();
      return saved;
    },
    removeTerm: async (id) => {
      glossary.remove(id);
      changed();
      return succeed(undefined);
    },
    findTerms: async (text, limit) => succeed(findTerms(glossary.list(), text).slice(0, limit)),
    exportGlossary: async (format) => {
      const isCsv = format === 'csv';
      const text = (isCsv ? writeGlossaryCsv : writeGlossaryJson)(glossary.list());
      const type = isCsv ? 'text/csv;charset=utf-8' : 'application/json';
      return succeed({ name: `glossary.${format}`, blob: new Blob([text], { type }) });
    },
    previewGlossary: preview,
    importGlossary: async (file, choices) => {
      const previewed = await preview(file);
      if (!previewed.ok) return previewed;
      const { terms, merge } = decideMerge(glossary.list(), previewed.value, choices);
      glossary.saveAll(terms);
      changed();
      return succeed(merge);
    },
  };
}

const TOO_LARGE = {
  kind: 'bad_input',
  field: 'file',
  problem: `A glossary file has at most ${MAX_FILE_BYTES / 1_000_000} MB.`,
} as const;
