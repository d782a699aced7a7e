import type { DefinitionKind } from '#contract/metadata.ts';
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
import type { RuleName } from './severity-rules.ts';

export interface DefinitionChanges {
  readonly changes: readonly FoundChange[];
  /** Definitions that both have under one name, equal or not. */
  readonly common: number;
}

/** Pairs what only one of two catalogs has by name, and reads only the pairs. */
export function diffDefinitions(db: Database, difference: DefinitionDifference): DefinitionChanges {
  const compared = Object.values(COMPARISONS).map((comparison) => {
    const heads = comparison.pair(difference);
    const changes = [...wholeChanges(heads, comparison), ...comparison.diff(db, heads)];
    return { changes, pairs: heads.pairs.length };
  });
  return {
    common: compared.reduce((sum, { pairs }) => sum + pairs, difference.shared),
    changes: compared.flatMap(({ changes }) => changes),
  };
}

type Heads = Pairing<DefinitionHead>;

/** How the definitions of one kind are compared. */
interface KindComparison {
  readonly pair: (difference: DefinitionDifference) => Heads;
  readonly subject: (head: DefinitionHead) => Subject;
  readonly added: RuleName;
  readonly removed: RuleName;
  readonly diff: (db: Database, heads: Heads) => readonly FoundChange[];
}

const COMPARISONS: Readonly<Record<DefinitionKind, KindComparison>> = {
  entity: {
    pair: pairEntities,
    subject: ({ setName, labelId }) => {
      const entity = { entitySetName: setName ?? '', labelId };
      return entitySubject({ before: entity, after: entity });
    },
    added: 'entity added',
    removed: 'entity removed',
    diff: diffPairs(readEntityDefinitions, diffEntities),
  },
  data_entity: {
    pair: (difference) => pairKind(difference, 'data_entity'),
    subject: ({ name, setName, labelId }) => {
      const entity = { name, publicCollectionName: setName, labelId };
      return dataEntitySubject({ before: entity, after: entity });
    },
    added: 'data entity added',
    removed: 'data entity removed',
    diff: diffPairs(readDataEntityDefinitions, diffDataEntities),
  },
  enumeration: {
    pair: (difference) => pairKind(difference, 'enumeration'),
    subject: (head) => enumerationSubject({ before: head, after: head }),
    added: 'enumeration added',
    removed: 'enumeration removed',
    diff: diffPairs(readEnumerationDefinitions, diffEnumerations),
  },
};

/** By public name; what is left by set name, so that one whose public name changed is still the same one. */
function pairEntities(difference: DefinitionDifference): Heads {
  const byName = pairKind(difference, 'entity');
  const bySet = pairByName(byName.removed, byName.added, ({ setName }) => setName ?? '');
  return { ...bySet, pairs: [...byName.pairs, ...bySet.pairs] };
}

function pairKind({ onlyBefore, onlyAfter }: DefinitionDifference, wanted: DefinitionKind): Heads {
  const ofKind = (heads: readonly DefinitionHead[]) => heads.filter(({ kind }) => kind === wanted);
  return pairByName(ofKind(onlyBefore), ofKind(onlyAfter), ({ name }) => name);
}

function wholeChanges(heads: Heads, { subject, added, removed }: KindComparison) {
  return [
    ...heads.added.map((head) => wholeChange(subject(head), 'added', added)),
    ...heads.removed.map((head) => wholeChange(subject(head), 'removed', removed)),
  ];
}

function diffPairs<T>(
  read: (db: Database, ids: readonly number[]) => ReadonlyMap<number, T>,
  diff: (pair: Pair<T>) => readonly FoundChange[],
): KindComparison['diff'] {
  return (db, { pairs }) => {
    const definitions = read(
      db,
      pairs.flatMap(({ before, after }) => [before.id, after.id]),
    );
    return pairs.flatMap(({ before, after }) => {
      const old = definitions.get(before.id);
      const now = definitions.get(after.id);
      if (old === undefined || now === undefined) {
        throw new Error(`There is no such definition: ${before.id} or ${after.id}.`);
      }
      return diff({ before: old, after: now });
    });
  };
}
