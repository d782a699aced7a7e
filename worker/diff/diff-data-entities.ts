import type { DataEntity } from '#contract/metadata.ts';
import {
  compareFacts,
  flagFact,
  labelFact,
  textFact,
  type FactComparison,
  type Pair,
} from './compare-facts.ts';
import { changedBy, type FoundChange, type Subject } from './found-change.ts';

/** What differs between two descriptions of one data entity that are not equal: never nothing. */
export function diffDataEntities(pair: Pair<DataEntity>): readonly FoundChange[] {
  return changedBy(dataEntitySubject(pair), compareFacts(pair, DATA_ENTITY_FACTS));
}

/** Of one that is only in one of the catalogs give it twice. */
export function dataEntitySubject({
  before,
  after,
}: Pair<Pick<DataEntity, 'name' | 'publicCollectionName' | 'labelId'>>): Subject {
  const sets = [after.publicCollectionName ?? '', before.publicCollectionName ?? ''];
  const names = [after.name, ...sets.filter((name) => name !== '')];
  return {
    kind: 'data_entity',
    owner: null,
    name: after.name,
    title: null,
    labels: { before: before.labelId, after: after.labelId },
    place: { names: [...new Set(names)], watched: 'entity', ownerLabel: null },
  };
}

const DATA_ENTITY_FACTS: readonly FactComparison<DataEntity>[] = [
  textFact('public name', (entity) => entity.publicEntityName, 'data entity public name changed'),
  textFact(
    'set name',
    (entity) => entity.publicCollectionName,
    'data entity public collection changed',
  ),
  labelFact('data entity label changed'),
  flagFact('data service', (entity) => entity.dataServiceEnabled, {
    on: 'data entity data service on',
    off: 'data entity data service off',
  }),
  flagFact('data management', (entity) => entity.dataManagementEnabled, {
    on: 'data entity data management on',
    off: 'data entity data management off',
  }),
  textFact('category', (entity) => entity.entityCategory, 'data entity category changed'),
  flagFact('read-only', (entity) => entity.isReadOnly, {
    on: 'data entity became read-only',
    off: 'data entity became writable',
  }),
];
