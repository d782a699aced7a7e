import { expect, test } from 'vitest';
import { KeptAnswers } from '../../../worker/diff/kept-answers.ts';

test('an answer is computed once, as long as it is among the last that were asked for', () => {
  const computed: string[] = [];
  const answers = new KeptAnswers<string>(2);
  const ask = (key: string): string =>
    answers.find(key, () => {
      computed.push(key);
      return key.toUpperCase();
    });
  // `a` was asked for again, so it is `b` that makes room for `c`.
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(computed).toEqual(['a', 'b', 'c', 'b']);
});
