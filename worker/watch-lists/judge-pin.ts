import { SEVERITIES, type ChangedFact } from '#contract/comparison.ts';
import type { PinTarget, PinVerdict } from '#contract/watch-list.ts';
import type { FoundChange } from '../diff/found-change.ts';

/** With labels as people read them. */
export type ToldChange = Omit<FoundChange, 'facts'> & { readonly facts: readonly ChangedFact[] };

/** What became of the definition that a pin belongs to, on the way from its baseline to a catalog. */
export type OwnerComparison =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'differs';
      readonly changes: readonly ToldChange[];
      /** Of an entity, as it was. */
      readonly keys: ReadonlySet<string>;
    }
  | { readonly kind: 'gone' }
  /** The catalog is not complete, and does not have it so far. */
  | { readonly kind: 'not_here_yet' }
  /** There is nothing to compare with; the catalog has it or not. */
  | { readonly kind: 'no_baseline'; readonly isThere: boolean };

export type Judgement = Omit<PinVerdict, 'pinId'>;

/** Whether what is pinned still does what it did, and why not. */
export function judgePin(pin: PinTarget, comparison: OwnerComparison): Judgement {
  switch (comparison.kind) {
    case 'same':
      return UNCHANGED;
    case 'differs':
      return judgeChanges(pin, comparison);
    case 'gone':
      return broken(`${pin.owner} is no longer there.`);
    case 'not_here_yet':
      return unknown('The catalogue is not complete, and this is not in it yet.');
    case 'no_baseline':
      return comparison.isThere
        ? unknown('It was never compared: accept it as it is now.')
        : broken('This catalogue does not have it.');
  }
}

const UNCHANGED: Judgement = { state: 'unchanged', severity: null, reason: null, sentences: [] };

function broken(reason: string): Judgement {
  return { state: 'broken', severity: 'breaking', reason, sentences: [reason] };
}

function unknown(reason: string): Judgement {
  return { state: 'unknown', severity: null, reason, sentences: [reason] };
}

function judgeChanges(
  pin: PinTarget,
  { changes, keys }: Extract<OwnerComparison, { kind: 'differs' }>,
): Judgement {
  const sentences = changes
    .filter((change) => concerns(pin, change, keys))
    .flatMap((change) => tell(pin, change))
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const [worst] = sentences;
  if (worst === undefined) return UNCHANGED;
  return {
    state: worst.severity === 'breaking' ? 'broken' : 'changed',
    severity: worst.severity,
    reason: worst.text,
    sentences: sentences.map(({ text }) => text),
  };
}

/** What a part stands in concerns it too: a field of an entity that became read-only cannot be written any more. */
function concerns(pin: PinTarget, change: ToldChange, keys: ReadonlySet<string>): boolean {
  if (pin.isWhole) return true;
  const isOfOwner = change.kind === 'entity' || change.kind === 'enumeration';
  if (pin.part === null) return isOfOwner || concernsEveryRecord(change, keys);
  if (isOfOwner) return change.severity !== 'safe';
  return change.kind === pin.kind && change.name === pin.part;
}

/** The key and what is mandatory concern whoever names a record or makes one, whatever fields she uses. */
function concernsEveryRecord(change: ToldChange, keys: ReadonlySet<string>): boolean {
  if (change.kind !== 'property') return false;
  switch (change.type) {
    case 'added':
      return change.severity === 'breaking';
    case 'removed':
      return keys.has(change.name);
    case 'changed':
      return change.facts.some(({ fact }) => fact === 'key' || fact === 'mandatory');
  }
}

type Sentence = Pick<ChangedFact, 'severity'> & { readonly text: string };

function tell(pin: PinTarget, change: ToldChange): readonly Sentence[] {
  const { severity, reason, name } = change;
  if (change.type !== 'changed') {
    return [{ severity, text: `${name} was ${change.type}. ${reason}` }];
  }
  const isItself = change.kind === pin.kind && name === (pin.part ?? pin.owner);
  const subject = isItself ? '' : `${name}, `;
  return change.facts.map((fact) => ({
    severity: fact.severity,
    text: `${subject === '' ? capitalise(fact.fact) : subject + fact.fact}: ${fact.before ?? 'none'} → ${fact.after ?? 'none'}. ${fact.reason}`,
  }));
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
