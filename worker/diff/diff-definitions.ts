import {
  readDataEntityDefinitions,
  readEntityDefinitions,
  readEnumerationDefinitions,
} from '../catalog/read-definitions.ts';
import type { Database } from '../db/database.ts';
import type { Pair } from './compare-facts.ts';
import { dataEntitySubject, diffDataEntities } from './diff-data-entities.ts';
import { diffEntities, entitySubject } from './diff-entities.ts';
import { diffEnumerations, enumerationSubject } from './diff-enumerations.ts';
import { wholeChange, type FoundChange, type Subject } from './found-change.ts';
import { pairByName, type Pairing } from './pair-by-name.ts';
import type { DefinitionDifference, DefinitionHead } from './read-difference.ts';

export interface DefinitionChanges {
  readonly changes: readonly FoundChange[];
  /** Definitions that both have under one name, equal or not. */
  readonly common: number;
}

/** Pairs what only one of two catalogs has by name, and reads only the pairs. */
export function diffDefinitions(db: Database, difference: DefinitionDifference): DefinitionChanges {
  const entities = pairEntities(difference);
  const dataEntities = pairKind(difference, 'data_entity');
  const enumerations = pairKind(difference, 'enumeration');
  const pairs = [entities, dataEntities, enumerations].flatMap((pairing) => pairing.pairs);
  return {
    common: difference.shared + pairs.length,
    changes: [
      ...wholeChanges(entities, entityHead, ['entity added', 'entity removed']),
      ...wholeChanges(dataEntities, dataEntityHead, ['data entity added', 'data entity removed']),
      ...wholeChanges(enumerations, enumerationHead, ['enumeration added', 'enumeration removed']),
      ...diffPairs(entities, (ids) => readEntityDefinitions(db, ids), diffEntities),
      ...diffPairs(dataEntities, (ids) => readDataEntityDefinitions(db, ids), diffDataEntities),
      ...diffPairs(enumerations, (ids) => readEnumerationDefinitions(db, ids), diffEnumerations),
    ],
  };
}

type Heads = Pairing<DefinitionHead>;

/** By public name; what is left by set name, so that one whose public name changed is still the same one. */
function pairEntities(difference: DefinitionDifference): Heads {
  const byName = pairKind(difference, 'entity');
  const bySet = pairByName(byName.removed, byName.added, ({ setName }) => setName ?? '');
  return { ...bySet, pairs: [...byName.pairs, ...bySet.pairs] };
}

function pairKind(
  { onlyBefore, onlyAfter }: DefinitionDifference,
  wanted: DefinitionHead['kind'],
): Heads {
  const ofKind = (heads: readonly DefinitionHead[]) => heads.filter(({ kind }) => kind === wanted);
  return pairByName(ofKind(onlyBefore), ofKind(onlyAfter), ({ name }) => name);
}

function wholeChanges(
  { added, removed }: Heads,
  subjectOf: (head: DefinitionHead) => Subject,
  [addedRule, removedRule]: readonly [
    Parameters<typeof wholeChange>[2],
    Parameters<typeof wholeChange>[2],
  ],
): readonly FoundChange[] {
  return [
    ...added.map((head) => wholeChange(subjectOf(head), 'added', addedRule)),
    ...removed.map((head) => wholeChange(subjectOf(head), 'removed', removedRule)),
  ];
}

function entityHead({ setName, labelId }: DefinitionHead): Subject {
  const entity = { entitySetName: setName ?? '', labelId };
  return entitySubject({ before: entity, after: entity });
}

function dataEntityHead({ name, setName, labelId }: DefinitionHead): Subject {
  const entity = { name, publicCollectionName: setName, labelId };
  return dataEntitySubject({ before: entity, after: entity });
}

function enumerationHead(head: DefinitionHead): Subject {
  return enumerationSubject({ before: head, after: head });
}

function diffPairs<T>(
  { pairs }: Heads,
  read: (ids: readonly number[]) => ReadonlyMap<number, T>,
  diff: (pair: Pair<T>) => readonly FoundChange[],
): readonly FoundChange[] {
  const definitions = read(pairs.flatMap(({ before, after }) => [before.id, after.id]));
  return pairs.flatMap(({ before, after }) => {
    const old = definitions.get(before.id);
    const now = definitions.get(after.id);
    if (old === undefined || now === undefined) {
      throw new Error(`There is no such definition: ${before.id} or ${after.id}.`);
    }
    return diff({ before: old, after: now });
  });
}
