import type { CatalogId } from '#contract/domain.ts';
import type { HitKind, MatchReason } from '#contract/search.ts';
import type { Database } from '../../db/database.ts';
import type { FoundTerms } from '../find-terms.ts';
import type { KnownTerm } from '../known-terms.ts';
import type { SearchPlan } from '../plan-search.ts';
import { rankCandidate, type Ranking } from './rank-candidate.ts';
import type { Candidate, LabelText } from './ranked-texts.ts';
import { readLabelTexts, type CandidateRow } from '../read-candidates.ts';
import { keyOf } from '../index/search-key.ts';

export interface FoundRow {
  readonly row: CandidateRow;
  /** Its owner's label has some of the words. */
  readonly isByOwner: boolean;
}

export interface RankedRow extends Ranking {
  readonly row: CandidateRow;
  readonly labels: readonly LabelText[];
}

interface Asked {
  readonly catalog: CatalogId;
  /** Without one the rows stay as they are. */
  readonly plan: SearchPlan | null;
  readonly terms: FoundTerms;
}

/** The best first. */
export function orderRows(
  db: Database,
  rows: readonly FoundRow[],
  { catalog, plan, terms }: Asked,
): readonly RankedRow[] {
  const textsById = readLabelTexts(db, catalog, labelsOf(rows));
  const textsOf = (id: number | null) => (id === null ? [] : (textsById.get(id) ?? []));
  if (plan === null) {
    return rows.map(({ row }) => ({ ...UNRANKED, row, labels: textsOf(row.labelId) }));
  }
  return rows
    .map(({ row, isByOwner }) => {
      const labels = textsOf(row.labelId);
      const ownerLabels = isByOwner ? textsOf(row.ownerLabelId) : [];
      const ranking = rankCandidate(candidateOf(row, labels, ownerLabels), plan);
      const term = terms.termByKey.get(keyOf(row));
      return { row, labels, ...(term === undefined ? ranking : withTerm(ranking, term)) };
    })
    .sort(compareRanked);
}

/** In the same order; of a row that both have, the one of `others` counts. */
export function mergeRows(
  ordered: readonly RankedRow[],
  others: readonly RankedRow[],
): readonly RankedRow[] {
  const keys = new Set(others.map(({ row }) => keyOf(row)));
  return [...ordered.filter(({ row }) => !keys.has(keyOf(row))), ...others].sort(compareRanked);
}

function compareRanked(a: RankedRow, b: RankedRow): number {
  return b.score - a.score || compareNames(a.row, b.row);
}

const UNRANKED: Ranking = { score: 0, reasons: [], isComplete: true };

function labelsOf(rows: readonly FoundRow[]): readonly number[] {
  const ids = rows.flatMap(({ row, isByOwner }) => [
    row.labelId,
    isByOwner ? row.ownerLabelId : null,
  ]);
  return [...new Set(ids)].filter((id) => id !== null);
}

function candidateOf(
  row: CandidateRow,
  labels: readonly LabelText[],
  ownerLabels: readonly LabelText[],
): Candidate {
  const isOwned = OWNED_KINDS.has(row.kind);
  return {
    kind: row.kind,
    name: row.name,
    otherNames: otherNamesOf(row),
    owner: isOwned ? row.parent : null,
    ownerOtherName: isOwned ? row.entityName : null,
    labels,
    ownerLabels,
  };
}

const OWNED_KINDS: ReadonlySet<HitKind> = new Set(['property', 'enumeration_member', 'action']);

function otherNamesOf(row: CandidateRow): readonly string[] {
  const names = row.aotNames?.split(' ') ?? [];
  const isEntity = row.kind === 'entity' || row.kind === 'data_entity';
  return isEntity && row.parent !== null ? [...names, row.parent] : names;
}

/** Somebody said that this is what the word means: only what is called so itself may come before it. */
function withTerm({ score, reasons, isComplete }: Ranking, { text }: KnownTerm): Ranking {
  const reason: MatchReason = {
    field: 'glossary',
    text,
    language: null,
    ranges: [[0, text.length]],
    how: 'synonym',
    typed: null,
  };
  return { score: Math.max(score, 0) + TERM_BONUS, reasons: [reason, ...reasons], isComplete };
}

const TERM_BONUS = 4.5;

/** Equal hits keep their order from search to search: shorter names first, then by letters. */
function compareNames(a: CandidateRow, b: CandidateRow): number {
  const [left, right] = [`${a.parent ?? ''}.${a.name}`, `${b.parent ?? ''}.${b.name}`];
  return left.length - right.length || (left < right ? -1 : Number(left > right));
}
