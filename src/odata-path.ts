import type { EntityDetail } from '#contract/detail.ts';
import { NAMESPACE_PREFIX, type Action, type Property } from '#contract/metadata.ts';

type Addressed = Pick<EntityDetail, 'entitySetName' | 'properties' | 'dataEntity'>;

/** The OData address of an entity's rows; null if F&O does not serve them. */
export function entityPath(entity: Addressed): string | null {
  if (entity.dataEntity?.dataServiceEnabled === false) return null;
  return `/data/${encode(entity.entitySetName)}${hasCompany(entity) ? '?cross-company=true' : ''}`;
}

/** With the keys, because a value alone says nothing about whose it is. */
export function fieldPath(entity: Addressed, field: string): string | null {
  if (entity.dataEntity?.dataServiceEnabled === false) return null;
  const keys = entity.properties.filter((property) => property.isKey).map(({ name }) => name);
  const selected = [...new Set([...keys, field])].map(encode).join(',');
  const crossing = hasCompany(entity) ? '&cross-company=true' : '';
  return `/data/${encode(entity.entitySetName)}?$select=${selected}${crossing}`;
}

/** Without `cross-company` F&O answers only for the user's default company. */
function hasCompany(entity: Addressed): boolean {
  return entity.properties.some((property) => property.name === 'dataAreaId' && property.isKey);
}

/** Where an action is called; a record is named by its keys. */
export function actionPath(entity: Addressed, action: Action): string {
  const [set, name] = [encode(entity.entitySetName), encode(action.name)];
  if (action.bindingKind === 'Unbound') return `/data/${name}`;
  const bound = NAMESPACE_PREFIX + name;
  if (action.bindingKind === 'BoundToEntitySet') return `/data/${set}/${bound}`;
  const keys = entity.properties
    .filter((property) => property.isKey)
    .map((property) => `${encode(property.name)}=${isQuoted(property) ? "'…'" : '…'}`);
  return `/data/${set}(${keys.join(',')})/${bound}`;
}

/** How a filter names a member: by name, never by number. */
export function memberLiteral(enumeration: string, member: string): string {
  return `${NAMESPACE_PREFIX}${enumeration}'${member.replaceAll("'", "''")}'`;
}

/** Names are identifiers, wherever nobody wants to lead somebody elsewhere. */
function encode(name: string): string {
  return encodeURIComponent(name);
}

function isQuoted(property: Property): boolean {
  return property.typeName === 'Edm.String';
}
