import type { FilesApi } from '#contract/api/files-api.ts';
import type { Failure } from '#contract/failure.ts';
import type { FileReport } from '#contract/files.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { expandCaches, gatherReport } from '../foreign-cache/expand-caches.ts';
import { inspectFiles, type Inspection } from '../metadata-service/files/inspect-files.ts';
import type { EngineHouse } from './engine-house.ts';

export function filesAnswers(house: EngineHouse): FilesApi {
  const { db, environments, openedFiles, syncs, publish } = house;
  const inspect = async (files: readonly File[]): Promise<Inspection> => {
    const expanded = await expandCaches(db.sqlite, files);
    const { parts, report } = await inspectFiles(expanded.files, NEVER_ABORTED);
    return { parts, report: gatherReport(report, expanded) };
  };
  return {
    inspectFiles: async (files) => succeed((await inspect(files)).report),
    importFiles: async (files, name) => {
      const { parts, report } = await inspect(files);
      if (!report.canImport) return fail(nothingToImport(report));
      const environment = environments.addFromFiles(name, new Date().toISOString());
      if (!environment.ok) return environment;
      const { id } = environment.value;
      const before = openedFiles.get(id);
      openedFiles.set(id, parts);
      const session = syncs.start(id, { languages: languagesOf(report), startedBy: 'user' });
      if (!session.ok) {
        // What is refused is not read later, either.
        if (before === undefined) openedFiles.delete(id);
        else openedFiles.set(id, before);
        return session;
      }
      publish({ kind: 'environments_changed' });
      return succeed({ environment: environment.value, session: session.value });
    },
  };
}

const NEVER_ABORTED = new AbortController().signal;

function nothingToImport({ files }: FileReport): Failure {
  const failure = files.find((file) => file.failure !== null)?.failure;
  return failure ?? { kind: 'bad_input', field: 'files', problem: 'none was chosen' };
}

function languagesOf({ files }: FileReport): readonly string[] {
  const languages = files.flatMap((file) => file.parts.flatMap((part) => part.languages));
  return [...new Set(languages)];
}
