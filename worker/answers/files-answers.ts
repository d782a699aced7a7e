import type { FilesApi } from '#contract/api/files-api.ts';
import type { Failure } from '#contract/failure.ts';
import type { FileReport } from '#contract/files.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { inspectFiles } from '../metadata-service/inspect-files.ts';
import type { EngineHouse } from './engine-house.ts';

export function filesAnswers({ environments, openedFiles, syncs, publish }: EngineHouse): FilesApi {
  return {
    inspectFiles: async (files) => succeed((await inspectFiles(files, NEVER_ABORTED)).report),
    importFiles: async (files, name) => {
      const { parts, report } = await inspectFiles(files, NEVER_ABORTED);
      if (!report.canImport) return fail(nothingToImport(report));
      const environment = environments.addFromFiles(name, new Date().toISOString());
      if (!environment.ok) return environment;
      const { id } = environment.value;
      const before = openedFiles.get(id);
      openedFiles.set(id, parts);
      const session = syncs.start(id, { languages: languagesOf(report), startedBy: 'user' });
      if (!session.ok) {
        if (before !== undefined) openedFiles.set(id, before);
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
