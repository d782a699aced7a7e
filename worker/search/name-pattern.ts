import type { NamePattern } from '#contract/search.ts';
import { fold, wordsOfName } from './words.ts';

/** True of names that fit all patterns. Names are compared folded and written in one. */
export function compilePatterns(patterns: readonly NamePattern[]): (name: string) => boolean {
  const tests = patterns.map(toExpression);
  return (name) => {
    const whole = inOne(name);
    return tests.every((test) => test.test(whole));
  };
}

/** As the index has it: `DeliveryTerms` → deliveryterms. */
function inOne(name: string): string {
  return wordsOfName(name)
    .map((word) => word.text)
    .join('');
}

function toExpression({ text, isAtStart, isAtEnd }: NamePattern): RegExp {
  const parts = text.split('%').map((part) => fold(part).replaceAll(NEITHER_LETTER_NOR_DIGIT, ''));
  // Only letters and digits are left, which mean themselves.
  return new RegExp(`${isAtStart ? '^' : ''}${parts.join('.*')}${isAtEnd ? '$' : ''}`, 'u');
}

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]/gu;
