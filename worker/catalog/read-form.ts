import type { DefinitionKind } from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { FORM_NAMES } from './canonical-form.ts';

/**
 * The canonical form of a stored definition (canonical-form.ts), put together by SQLite: for a whole catalogue many
 * times faster than reading value by value. JavaScript spells it, so that it is the same to the letter.
 */
export function readForm(db: Database, id: number, kind: DefinitionKind): string {
  const row = db.first(FORMS[kind], { id });
  if (row === undefined) throw new Error(`There is no such definition: ${id}.`);
  return JSON.stringify(JSON.parse(row.form));
}

function flag(column: string): string {
  return `json(iif(${column} = 1, 'true', 'false'))`;
}

const PROPERTIES = /* sql */ `
  SELECT json_group_array(json_array(
    p.name, t.type_name, t.data_type, l.spelling, ${flag('p.is_key')}, ${flag('p.is_mandatory')},
    ${flag('p.configuration_enabled')}, ${flag('p.allow_edit')}, ${flag('p.allow_edit_on_create')},
    ${flag('p.is_dimension')}, p.dimension_relation, ${flag('p.is_dynamic_dimension')},
    p.dimension_legal_entity_property, p.dimension_type_property
  ) ORDER BY p.position)
  FROM property p JOIN property_type t ON t.id = p.type_id LEFT JOIN label l ON l.id = p.label_id
  WHERE p.definition_id = e.definition_id
`;

const CONSTRAINTS = /* sql */ `
  SELECT json_group_array(json(
    CASE c.kind
      WHEN 'referential' THEN json_array(c.kind, c.property, c.referenced_property)
      WHEN 'fixed' THEN json_array(c.kind, c.property, c.value, c.value_text)
      ELSE json_array(c.kind, c.referenced_property, c.value, c.value_text)
    END
  ) ORDER BY c.position)
  FROM relation_constraint c
  WHERE c.definition_id = n.definition_id AND c.navigation_position = n.position
`;

const NAVIGATION_PROPERTIES = /* sql */ `
  SELECT json_group_array(json_array(
    n.name, n.related_entity, n.related_relation_name, n.cardinality, json((${CONSTRAINTS}))
  ) ORDER BY n.position)
  FROM navigation_property n WHERE n.definition_id = e.definition_id
`;

const GROUPS = /* sql */ `
  SELECT json_group_array(json_array(g.name, json((
    SELECT json_group_array(m.property ORDER BY m.position) FROM property_group_member m
    WHERE m.definition_id = g.definition_id AND m.group_position = g.position
  ))) ORDER BY g.position)
  FROM property_group g WHERE g.definition_id = e.definition_id
`;

const ACTIONS = /* sql */ `
  SELECT json_group_array(json_array(
    a.name,
    a.binding_kind,
    json((
      SELECT json_group_array(
        json_array(p.name, p.type_name, ${flag('p.is_collection')}) ORDER BY p.position
      ) FROM action_parameter p
      WHERE p.definition_id = a.definition_id AND p.action_position = a.position
    )),
    json(iif(
      a.return_type_name IS NULL,
      'null',
      json_array(a.return_type_name, ${flag('a.return_is_collection')})
    )),
    a.field_lookup
  ) ORDER BY a.position)
  FROM action a WHERE a.definition_id = e.definition_id
`;

const FORMS = {
  entity: statement<{ id: number }, { form: string }>(/* sql */ `
    SELECT json_array(
      '${FORM_NAMES.entity}', e.name, e.entity_set_name, l.spelling, ${flag('e.is_read_only')},
      ${flag('e.configuration_enabled')}, json((${PROPERTIES})), json((${NAVIGATION_PROPERTIES})),
      json((${GROUPS})), json((${ACTIONS}))
    ) AS form
    FROM entity e LEFT JOIN label l ON l.id = e.label_id WHERE e.definition_id = :id
  `),
  data_entity: statement<{ id: number }, { form: string }>(/* sql */ `
    SELECT json_array(
      '${FORM_NAMES.data_entity}', e.name, e.public_entity_name, e.public_collection_name, l.spelling,
      ${flag('e.data_service_enabled')}, ${flag('e.data_management_enabled')}, e.entity_category,
      ${flag('e.is_read_only')}
    ) AS form
    FROM data_entity e LEFT JOIN label l ON l.id = e.label_id WHERE e.definition_id = :id
  `),
  enumeration: statement<{ id: number }, { form: string }>(/* sql */ `
    SELECT json_array('${FORM_NAMES.enumeration}', e.name, l.spelling, json((
      SELECT json_group_array(json_array(
        m.name, ml.spelling, m.value, ${flag('m.configuration_enabled')}
      ) ORDER BY m.position)
      FROM enumeration_member m LEFT JOIN label ml ON ml.id = m.label_id
      WHERE m.definition_id = e.definition_id
    ))) AS form
    FROM enumeration e LEFT JOIN label l ON l.id = e.label_id WHERE e.definition_id = :id
  `),
} as const satisfies Readonly<Record<DefinitionKind, unknown>>;
