import type { CatalogId } from '#contract/domain.ts';
import {
  WATCH_STATES,
  type PinVerdict,
  type WatchListId,
  type WatchListVerdict,
  type WatchState,
} from '#contract/watch-list.ts';
import { readEntityDefinition, readEnumerationDefinition } from '../catalog/read-definition.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { ChangeTexts } from '../diff/change-texts.ts';
import { diffEntities } from '../diff/diff-entities.ts';
import { diffEnumerations } from '../diff/diff-enumerations.ts';
import type { FoundChange } from '../diff/found-change.ts';
import { CatalogNames, isOfEnumeration } from './catalog-names.ts';
import { judgePin, type OwnerComparison, type ToldChange } from './judge-pin.ts';
import { readPins, type StoredPin } from './watch-list-store.ts';

export interface SeenFrom {
  readonly id: CatalogId;
  readonly isComplete: boolean;
  /** Of labels that changed. */
  readonly languages: readonly string[];
}

/** Sees watch-lists from one catalog. What several pins share is compared once: keep it no longer than one answer. */
export class WatchListCheck {
  readonly #db: Database;
  readonly #catalogId: CatalogId;
  readonly #isComplete: boolean;
  readonly #names: CatalogNames;
  readonly #languages: readonly string[];
  readonly #textsByBaseline = new Map<CatalogId, ChangeTexts>();
  readonly #differences = new Map<string, OwnerComparison>();

  constructor(db: Database, { id, isComplete, languages }: SeenFrom) {
    this.#db = db;
    this.#catalogId = id;
    this.#isComplete = isComplete;
    this.#names = new CatalogNames(db, id);
    this.#languages = languages;
  }

  check(listId: WatchListId): WatchListVerdict {
    const pins = readPins(this.#db, listId);
    const verdicts = pins.map((pin) => ({ pinId: pin.id, ...judgePin(pin, this.#compare(pin)) }));
    const state = worstOf(verdicts);
    const worst = verdicts.findIndex((verdict) => verdict.state === state);
    const pin = pins[worst];
    const reason = verdicts[worst]?.reason ?? null;
    return {
      listId,
      catalogId: this.#catalogId,
      state,
      reason: pin === undefined || reason === null ? null : `${nameOf(pin)}: ${reason}`,
      counts: countStates(verdicts),
      pins: verdicts,
    };
  }

  #compare(pin: StoredPin): OwnerComparison {
    const owner = this.#names.findOwnerAgain(pin);
    if (pin.definitionId === null) {
      return { kind: 'no_baseline', isThere: this.#names.find(pin) !== undefined };
    }
    if (owner === undefined) return { kind: this.#isComplete ? 'gone' : 'not_here_yet' };
    // Definitions are stored under their digest: the same row is the same definition.
    if (owner.definitionId === pin.definitionId) return { kind: 'same' };
    const key = `${pin.definitionId} ${owner.definitionId}`;
    const known = this.#differences.get(key);
    const difference = known ?? this.#diff(pin, pin.definitionId, owner.definitionId);
    this.#differences.set(key, difference);
    return difference;
  }

  #diff(pin: StoredPin, baseline: number, present: number): OwnerComparison {
    if (isOfEnumeration(pin.kind)) {
      const before = readEnumerationDefinition(this.#db, baseline);
      const after = readEnumerationDefinition(this.#db, present);
      const changes = this.#tell(baseline, diffEnumerations({ before, after }));
      return { kind: 'differs', changes, keys: new Set() };
    }
    const before = readEntityDefinition(this.#db, baseline);
    const after = readEntityDefinition(this.#db, present);
    const keys = before.properties.filter(({ isKey }) => isKey).map(({ name }) => name);
    const changes = this.#tell(baseline, diffEntities({ before, after }));
    return { kind: 'differs', changes, keys: new Set(keys) };
  }

  #tell(baseline: number, changes: readonly FoundChange[]): readonly ToldChange[] {
    // What was pinned may be in no catalogue any more: then this one is the best to ask.
    const from = this.#db.first(holderOf, { definition: baseline })?.id ?? this.#catalogId;
    const texts =
      this.#textsByBaseline.get(from) ??
      new ChangeTexts(this.#db, { from, to: this.#catalogId }, this.#languages);
    this.#textsByBaseline.set(from, texts);
    texts.learn(changes);
    return changes.map((change) => ({ ...change, facts: texts.factsOf(change) }));
  }
}

function nameOf({ owner, part }: StoredPin): string {
  return part === null ? owner : `${owner}.${part}`;
}

function worstOf(verdicts: readonly PinVerdict[]): WatchState {
  return (
    WATCH_STATES.find((state) => verdicts.some((verdict) => verdict.state === state)) ?? 'unchanged'
  );
}

function countStates(verdicts: readonly PinVerdict[]): Record<WatchState, number> {
  const counts: Record<WatchState, number> = { broken: 0, changed: 0, unknown: 0, unchanged: 0 };
  for (const { state } of verdicts) counts[state] += 1;
  return counts;
}

/** The newest of those that hold it. */
const holderOf = statement<{ definition: number }, { id: CatalogId }>(/* sql */ `
  SELECT catalog_id AS id FROM catalog_definition WHERE definition_id = :definition
  ORDER BY catalog_id DESC LIMIT 1
`);
