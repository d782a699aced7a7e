import type { NamePattern } from '#contract/search.ts';
import { hasPartsInOrder } from './parts-in-order.ts';
import { fold, wordsOfName } from './language/words.ts';

/** True of names that fit all patterns. Names are compared folded and written in one. */
export function compilePatterns(patterns: readonly NamePattern[]): (name: string) => boolean {
  const tests = patterns.map((pattern) => ({ ...pattern, parts: partsOf(pattern) }));
  return (name) => {
    const whole = inOne(name);
    return tests.every(({ parts, ...ends }) => hasPartsInOrder(whole, parts, ends));
  };
}

/** As the index has it: `DeliveryTerms` → deliveryterms. */
function inOne(name: string): string {
  return wordsOfName(name)
    .map((word) => word.text)
    .join('');
}

function partsOf({ text }: NamePattern): readonly string[] {
  return text.split('%').map((part) => fold(part).replaceAll(NEITHER_LETTER_NOR_DIGIT, ''));
}

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]/gu;
