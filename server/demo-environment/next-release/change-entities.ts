import { composeLabel } from '../vocabulary/compose-label.ts';
import type { WireEntity, WireProperty } from '../wire.ts';
import { NAMESPACE } from '../wire.ts';
import type { ReleaseDraft } from './release-draft.ts';

/** Changes a share of the entities in one way each, the ways in turn. */
export function changeEntities(draft: ReleaseDraft, share: number): void {
  const unchanged = [...draft.entities.values()].filter(
    ({ Name }) => !draft.isChanged('entity', Name),
  );
  draft.choose(unchanged, share).forEach((entity, turn) => {
    const field = pickFreeField(draft, entity);
    const way = WAYS[turn % WAYS.length] ?? addField;
    if (field === undefined || !way(draft, entity, field)) addField(draft, entity);
  });
}

export function changeDataEntities(draft: ReleaseDraft, share: number): void {
  const unchanged = [...draft.dataEntities.values()].filter(
    ({ Name, EntityCategory }) =>
      !draft.isChanged('data_entity', Name) && EntityCategory !== 'Document',
  );
  for (const entity of draft.choose(unchanged, share)) {
    draft.dataEntities.set(entity.Name, { ...entity, EntityCategory: 'Document' });
    draft.noteDetail('data_entity', entity.Name, {
      what: 'category_changed',
      from: entity.EntityCategory,
      to: 'Document',
    });
  }
}

/** Neither a key nor part of a relation, nor one that searches in demonstrations are for. */
function pickFreeField(draft: ReleaseDraft, entity: WireEntity): WireProperty | undefined {
  const tied = new Set(
    entity.NavigationProperties.flatMap((relation) =>
      relation.Constraints.flatMap((constraint) =>
        'Property' in constraint ? [constraint.Property] : [],
      ),
    ),
  );
  const free = entity.Properties.filter(
    ({ Name, IsKey }) => !IsKey && !tied.has(Name) && !KEPT_FIELDS.test(Name),
  );
  return free.length === 0 ? undefined : draft.random.pick(free);
}

const KEPT_FIELDS =
  /^(Delivery(Terms|Mode)|PaymentTerms|OnHoldStatus|InvoiceAccount|SalesTaxGroup)/;

/** False if the field cannot be changed that way. */
type Way = (draft: ReleaseDraft, entity: WireEntity, field: WireProperty) => boolean;

const WAYS: readonly Way[] = [
  addField,
  removeField,
  changeType,
  makeMandatory,
  changeLabel,
  addAction,
];

function addField(draft: ReleaseDraft, entity: WireEntity): boolean {
  const field = draft.newField(entity);
  draft.changeEntity(
    { ...entity, Properties: [...entity.Properties, field] },
    { what: 'field_added', field: field.Name },
  );
  return true;
}

function removeField(draft: ReleaseDraft, entity: WireEntity, field: WireProperty): boolean {
  draft.removeField(entity.Name, field.Name);
  return true;
}

function changeType(draft: ReleaseDraft, entity: WireEntity, field: WireProperty): boolean {
  if (field.DataType !== 'String') return false;
  const changed = { ...field, DataType: 'Int64', TypeName: 'Edm.Int64' };
  draft.changeField(entity, changed, {
    what: 'field_type_changed',
    field: field.Name,
    from: field.TypeName,
    to: changed.TypeName,
  });
  return true;
}

function makeMandatory(draft: ReleaseDraft, entity: WireEntity, field: WireProperty): boolean {
  if (field.IsMandatory) return false;
  const changed = { ...field, IsMandatory: true };
  draft.changeField(entity, changed, { what: 'field_became_mandatory', field: field.Name });
  return true;
}

function changeLabel(draft: ReleaseDraft, entity: WireEntity, field: WireProperty): boolean {
  const name = `${entity.Name}_${field.Name}`;
  const labelId = draft.newLabel(entity.LabelId, name, composeLabel(field.Name));
  const changed = { ...field, LabelId: labelId };
  draft.changeField(entity, changed, {
    what: 'field_label_changed',
    field: field.Name,
    from: field.LabelId,
    to: labelId,
  });
  return true;
}

function addAction(draft: ReleaseDraft, entity: WireEntity): boolean {
  const action = {
    Name: 'synchronizeExternal',
    BindingKind: 'BoundToEntitySet',
    Parameters: [
      { Name: entity.Name, Type: { TypeName: NAMESPACE + entity.Name, IsCollection: true } },
    ],
    ReturnType: null,
    FieldLookup: null,
  } as const;
  draft.changeEntity(
    { ...entity, Actions: [...entity.Actions, action] },
    { what: 'action_added', action: action.Name },
  );
  return true;
}
