import type { SearchHit } from '#contract/search.ts';
import type { JudgedQuestion, QuestionKind } from './judged-questions.ts';

/** Of all questions of one kind, each a share from 0 to 1. */
export interface Score {
  readonly questions: number;
  readonly first: number;
  readonly firstThree: number;
  /** Mean reciprocal rank among the first ten: 1 if every answer is the first, 0.5 if every one is the second. */
  readonly reciprocalRank: number;
}

export interface Judgement {
  readonly question: JudgedQuestion;
  /** Place of the first right answer among the first ten, from 1; null if none of them is right. */
  readonly rank: number | null;
}

export const RANKED_HITS = 10;

/** `names`: the first ten hits as `nameOfHit` writes them, the best first. */
export function judge(question: JudgedQuestion, names: readonly string[]): Judgement {
  const index = names.slice(0, RANKED_HITS).findIndex((name) => question.answers.includes(name));
  return { question, rank: index < 0 ? null : index + 1 };
}

export function scoreByKind(
  judgements: readonly Judgement[],
): ReadonlyMap<QuestionKind | 'all', Score> {
  const byKind = Map.groupBy(judgements, ({ question }): QuestionKind | 'all' => question.kind);
  return new Map(
    [...byKind, ['all', judgements] as const].map(([kind, of]) => [kind, scoreOf(of)]),
  );
}

export function nameOfHit({ kind, name, parent }: SearchHit): string {
  const isOwned = kind === 'property' || kind === 'enumeration_member' || kind === 'action';
  return isOwned ? `${parent ?? ''}.${name}` : name;
}

function scoreOf(judgements: readonly Judgement[]): Score {
  const share = (isGood: (rank: number) => boolean): number =>
    judgements.filter(({ rank }) => rank !== null && isGood(rank)).length / judgements.length;
  const reciprocals = judgements.map(({ rank }) => (rank === null ? 0 : 1 / rank));
  return {
    questions: judgements.length,
    first: share((rank) => rank === 1),
    firstThree: share((rank) => rank <= 3),
    reciprocalRank: reciprocals.reduce((sum, each) => sum + each, 0) / judgements.length,
  };
}

/** One line for each kind. */
export function describeScores(scores: ReturnType<typeof scoreByKind>): string {
  return [...scores]
    .map(([kind, { questions, first, firstThree, reciprocalRank }]) =>
      [
        kind.padEnd(16),
        `${questions} questions`.padStart(14),
        `hit@1 ${first.toFixed(2)}`,
        `hit@3 ${firstThree.toFixed(2)}`,
        `MRR ${reciprocalRank.toFixed(2)}`,
      ].join('  '),
    )
    .join('\n');
}
