import type { FileImport, FileReport } from '../files.ts';
import type { Answer } from '../outcome.ts';

export interface FilesApi {
  /** Question. What is in these files, recognised by their contents; nothing is stored. */
  inspectFiles(files: readonly File[]): Answer<FileReport>;
  /**
   * Command. Fills the environment of this name, made if there is none, from files: a sync like any other. Files of a
   * later call complete what earlier ones began.
   */
  importFiles(files: readonly File[], name: string): Answer<FileImport>;
}
