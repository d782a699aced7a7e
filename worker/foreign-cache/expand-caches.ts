import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Failure } from '#contract/failure.ts';
import type { FileReport, InspectedFile } from '#contract/files.ts';
import { recogniseFile } from '../snapshot/unpack.ts';
import { openCache, type CacheProblem } from './open-cache.ts';

/** What stands for the files that somebody chose: a cache became the answers that it was made from. */
export interface ExpandedFiles {
  readonly files: readonly File[];
  /** One of each chosen file, in their order. */
  readonly origins: readonly FileOrigin[];
}

interface FileOrigin {
  readonly name: string;
  readonly bytes: number;
  /** How many of the files stand for it. */
  readonly count: number;
  readonly host: string | null;
  readonly notes: readonly string[];
  readonly failure: Failure | null;
}

/** Translates the databases among them; all other files stay as they are. */
export async function expandCaches(
  sqlite: Sqlite3Static,
  chosen: readonly File[],
): Promise<ExpandedFiles> {
  const files: File[] = [];
  const origins: FileOrigin[] = [];
  for (const file of chosen) {
    const { name, size: bytes } = file;
    const plain = { name, bytes, count: 1, host: null, notes: [], failure: null };
    if ((await recogniseFile(file)) !== 'database') {
      files.push(file);
      origins.push(plain);
      continue;
    }
    const cache = await openCache(sqlite, file);
    if (typeof cache === 'string') {
      origins.push({ ...plain, count: 0, failure: refuse(name, cache) });
      continue;
    }
    files.push(...cache.answers.map((answer) => new File([answer.text], answer.name)));
    origins.push({
      ...plain,
      count: cache.answers.length,
      host: URL.parse(cache.version.url ?? '')?.host ?? null,
      notes: cache.skipped,
    });
  }
  return { files, origins };
}

/** The report of what stands for the chosen files, told of the chosen files. */
export function gatherReport(report: FileReport, { origins }: ExpandedFiles): FileReport {
  let at = 0;
  const files = origins.map(({ name, bytes, count, notes, failure }): InspectedFile => {
    const own = report.files.slice(at, at + count);
    at += count;
    return {
      name,
      bytes,
      parts: own.flatMap(({ parts }) => parts),
      failure: failure ?? own.find((each) => each.failure !== null)?.failure ?? null,
      notes: [...own.flatMap((each) => each.notes), ...notes],
    };
  });
  const host = report.host ?? origins.find((origin) => origin.host !== null)?.host ?? null;
  return { ...report, files, host };
}

function refuse(file: string, problem: CacheProblem): Failure {
  return { kind: 'bad_file', file, problem: { kind: 'unknown', reason: REASONS[problem] } };
}

const REASONS: Readonly<Record<CacheProblem, string>> = {
  too_large: 'It is a database larger than any cache of d365fo-client.',
  damaged: 'It is a damaged database.',
  unknown_layout:
    'It is a database, but neither a snapshot nor a cache of d365fo-client that holds entities.',
};
