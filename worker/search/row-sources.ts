import type { HitKind } from '#contract/search.ts';

/** Where rows of the index come from. */
export interface RowSource {
  readonly kind: HitKind;
  /** FROM clause; `d` is the table that holds definition_id and label_id. */
  readonly from: string;
  readonly position: string;
  readonly name: string;
  readonly context: string;
}

export const PROPERTY_ROWS: RowSource = {
  kind: 'property',
  from: 'entity e JOIN property d ON d.definition_id = e.definition_id',
  position: 'd.position',
  name: 'index_name(d.name)',
  context: `index_name(e.entity_set_name) || ' ' || index_words(e.name)`,
};

/** Kind by kind; labels are none of these, as no definition has them. */
export const ROW_SOURCES: readonly RowSource[] = [
  {
    kind: 'data_entity',
    from: 'data_entity d',
    position: '0',
    name: `index_name(d.name)`,
    context: `index_name(d.public_collection_name) || ' ' || index_name(d.public_entity_name)`,
  },
  {
    kind: 'entity',
    from: 'entity d',
    position: '0',
    // Who types an AOT name wants the entity too.
    name: `index_name(d.entity_set_name) || ' ' || index_name(d.name) || ' ' || coalesce((
      SELECT group_concat(index_name(aot.name), ' ') FROM data_entity aot WHERE aot.public_entity_name = d.name
    ), '')`,
    context: 'NULL',
  },
  PROPERTY_ROWS,
  {
    kind: 'enumeration',
    from: 'enumeration d',
    position: '0',
    name: 'index_name(d.name)',
    context: 'NULL',
  },
  {
    kind: 'enumeration_member',
    from: 'enumeration e JOIN enumeration_member d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'index_name(d.name)',
    context: 'index_name(e.name)',
  },
  {
    kind: 'action',
    from: 'entity e JOIN (SELECT *, NULL AS label_id FROM action) d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'index_name(d.name)',
    context: `index_name(e.entity_set_name) || ' ' || index_words(e.name)`,
  },
];
