import type { MatchReason } from '#contract/search.ts';
import type { SearchedWord, SearchPlan } from '../plan-search.ts';
import type { Candidate } from './ranked-texts.ts';
import { stemOf } from '../language/stem.ts';
import type { FormKind } from '../language/word-forms.ts';
import { fold, wordsOfName } from '../language/words.ts';

type Named = Pick<Candidate, 'name' | 'otherNames' | 'owner'>;

/** 1 if a name was typed as it is, in one or in words; less if only its beginning was. */
export function matchWholeName({ name, otherNames, owner }: Named, plan: SearchPlan): number {
  if (owner !== null) return compareOwned(plan, owner, name);
  const own = compare(plan, name);
  return otherNames.reduce((best, other) => Math.max(best, 0.9 * compare(plan, other)), own);
}

/** How a word of the query stands for one of the names as a whole: `custmersv3` for CustomersV3. Null if none does. */
export function standsForName({ name, otherNames }: Named, plan: SearchPlan): FormKind | null {
  for (const text of [name, ...otherNames]) {
    const whole = inOne(text);
    const how = wordFor(whole, plan)?.forms.get(whole);
    if (how !== undefined) return how;
  }
  return null;
}

/** Of a name that was typed in one, which none of its words alone can show. */
export function wholeNameReasons(
  { name, otherNames }: Named,
  plan: SearchPlan,
): readonly MatchReason[] {
  const { wholeName: typed } = plan;
  return [name, ...otherNames].flatMap((text): readonly MatchReason[] => {
    const reason = {
      field: text === name ? ('name' as const) : ('aot_name' as const),
      text,
      language: null,
    };
    if (fold(text).startsWith(typed)) {
      const how = typed.length === text.length ? 'exact' : 'prefix';
      return [{ ...reason, ranges: [[0, typed.length]], how, typed: null }];
    }
    const word = wordFor(inOne(text), plan);
    const how = word?.forms.get(inOne(text));
    if (word === undefined || how === undefined) return [];
    return [{ ...reason, ranges: [[0, text.length]], how, typed: word.typed }];
  });
}

function wordFor(whole: string, { words }: SearchPlan): SearchedWord | undefined {
  return words.find(({ forms }) => forms.has(whole));
}

/** What belongs to something is called by its own name, or by both: `CustomersV3.DeliveryTerms`. */
function compareOwned(plan: SearchPlan, owner: string, name: string): number {
  const own = inOne(name);
  if (plan.wholeName === own || plan.wholeName === inOne(owner) + own) return 1;
  return beginning(plan, own);
}

/** `customers` and `customer` both mean CustomersV3: nobody types a version that she does not want. */
function compare(plan: SearchPlan, name: string): number {
  const { wholeName: typed, meantName: meant } = plan;
  const whole = inOne(name);
  if (typed === whole) return 1;
  const base = whole.replace(VERSION, '');
  if (stemOf(typed.replace(VERSION, '')) === stemOf(base)) return typed === base ? 0.95 : 0.9;
  if (meant !== null && stemOf(meant) === stemOf(base)) return MEANT;
  return beginning(plan, whole);
}

/** Somebody who calls it otherwise means it, but what is called so itself comes first. */
const MEANT = 0.85;

/** A short beginning says little, and one in words is judged by its words. */
function beginning({ wholeName: typed, isTypedInOne }: SearchPlan, whole: string): number {
  const isTelling = isTypedInOne && typed.length >= TELLING_LENGTH;
  return isTelling && whole.startsWith(typed) ? typed.length / whole.length : 0;
}

const VERSION = /v\d+$/;
const TELLING_LENGTH = 9;

function inOne(name: string): string {
  return wordsOfName(name)
    .map((word) => word.text)
    .join('');
}
