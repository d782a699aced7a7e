import type { Origin } from '#contract/comparison.ts';
import type { CatalogId } from '#contract/domain.ts';
import type { SearchQuery } from '#contract/search.ts';
import { createOriginFinder, type OriginFinder, type Publication } from '../catalog/origin.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/**
 * Whose something is, as conditions on the index can ask it: the rules of the origin finder go by the file of a label,
 * of which there are a few hundred, and not by each of its ids.
 */
export class OriginFiles {
  readonly #db: Database;
  #files: readonly LabelFile[] = [];
  #filesOf = -1;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Binds `:origins` for `originTest` and `partOriginTest`; null where nothing is asked. Files are read again when the
   * index has changed: new labels come with what is indexed.
   */
  find(
    catalog: CatalogId,
    { filters, ownPublishers = [] }: Pick<SearchQuery, 'filters' | 'ownPublishers'>,
    changes: number,
  ): string | null {
    if (filters?.origins === undefined) return null;
    if (this.#filesOf !== changes) {
      this.#files = this.#db.all(labelFiles, {});
      this.#filesOf = changes;
    }
    const finder = createOriginFinder(this.#db.all(publications, { catalog }), ownPublishers);
    return JSON.stringify(listMarks(this.#files, finder, new Set<Origin>(filters.origins)));
  }
}

/** For what has a label of its own and no owner: `label` is SQL for the label's number. */
export function originTest(label: string): string {
  return `(SELECT ${isMarked('wanted', 'l')} FROM label l WHERE l.id = ${label})`;
}

/** For a part: somebody else's label tells, otherwise the owner's does, and where it tells nothing, its own. */
export function partOriginTest(label: string, ownersLabel: string): string {
  return /* sql */ `CASE
    WHEN (SELECT ${isMarked('foreign', 'l')} FROM label l WHERE l.id = ${label}) THEN ${originTest(label)}
    WHEN (SELECT ${isMarked('known', 'l')} FROM label l WHERE l.id = ${ownersLabel}) THEN ${originTest(ownersLabel)}
    ELSE ${originTest(label)}
  END`;
}

interface LabelFile {
  readonly file: string;
  /** A label id of it. */
  readonly example: string;
}

type Mark = 'wanted' | 'known' | 'foreign';

function listMarks(
  files: readonly LabelFile[],
  finder: OriginFinder,
  wanted: ReadonlySet<Origin>,
): readonly string[] {
  return files.flatMap(({ file, example }) => {
    const origin = finder.ofLabel(example);
    if (origin === 'unknown') return [];
    const marks: Mark[] = ['known'];
    if (wanted.has(origin)) marks.push('wanted');
    if (origin !== 'microsoft') marks.push('foreign');
    return marks.map((mark) => mark + file);
  });
}

function isMarked(mark: Mark, label: string): string {
  return `'${mark}' || ${fileOf(label)} IN (SELECT value FROM json_each(:origins))`;
}

/** `@contosocore:` of `@ContosoCore:Rating`, `@sys` of `@SYS1234`: not the same file, should both be called so. */
function fileOf(label: string): string {
  return /* sql */ `lower(iif(
    instr(${label}.spelling, ':') > 0,
    substr(${label}.spelling, 1, instr(${label}.spelling, ':')),
    rtrim(${label}.spelling, '0123456789')
  ))`;
}

const labelFiles = statement<{}, LabelFile>(/* sql */ `
  SELECT ${fileOf('l')} AS file, min(l.spelling) AS example FROM label l
  WHERE l.spelling LIKE '@%' GROUP BY file
`);

const publications = statement<{ catalog: CatalogId }, Publication>(/* sql */ `
  SELECT coalesce(m.name, m.raw) AS name, coalesce(m.module_id, m.raw) AS moduleId,
    coalesce(m.publisher, '') AS publisher
  FROM catalog c JOIN installed_module m ON m.version_id = c.version_id
  WHERE c.id = :catalog
`);
