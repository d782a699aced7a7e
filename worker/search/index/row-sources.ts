import type { HitKind } from '#contract/search.ts';

/** Kinds of which definitions have rows. No definition has labels: their rows are written by themselves. */
export type DefinedKind = Exclude<HitKind, 'label'>;

/** Where rows of the index come from. */
export interface RowSource {
  readonly kind: DefinedKind;
  /** FROM clause; `d` is the table that holds definition_id and label_id. */
  readonly from: string;
  readonly position: string;
  readonly name: string;
  readonly context: string;
}

const OF_ENTITY = `index_name(e.entity_set_name) || ' ' || index_words(e.name)`;

export const ROW_SOURCES: Readonly<Record<DefinedKind, RowSource>> = {
  data_entity: {
    kind: 'data_entity',
    from: 'data_entity d',
    position: '0',
    name: `index_name(d.name)`,
    context: `index_name(d.public_collection_name) || ' ' || index_name(d.public_entity_name)`,
  },
  entity: {
    kind: 'entity',
    from: 'entity d',
    position: '0',
    // Who types an AOT name wants the entity too.
    name: `index_name(d.entity_set_name) || ' ' || index_name(d.name) || ' ' || coalesce((
      SELECT group_concat(index_name(aot.name), ' ') FROM data_entity aot WHERE aot.public_entity_name = d.name
    ), '')`,
    context: 'NULL',
  },
  property: {
    kind: 'property',
    from: 'entity e JOIN property d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'index_name(d.name)',
    context: OF_ENTITY,
  },
  enumeration: {
    kind: 'enumeration',
    from: 'enumeration d',
    position: '0',
    name: 'index_name(d.name)',
    context: 'NULL',
  },
  enumeration_member: {
    kind: 'enumeration_member',
    from: 'enumeration e JOIN enumeration_member d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'index_name(d.name)',
    context: 'index_name(e.name)',
  },
  action: {
    kind: 'action',
    from: 'entity e JOIN (SELECT *, NULL AS label_id FROM action) d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'index_name(d.name)',
    context: OF_ENTITY,
  },
};
