import type { EnvironmentId } from '#contract/domain.ts';
import type { FilePart } from './file-part.ts';

/** The files that environments are read from; of this session only, a browser does not let files be kept. */
export type OpenedFiles = Map<EnvironmentId, readonly FilePart[]>;
