import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import { parseDataEntity } from './parse-data-entity.ts';
import { parseEntity } from './parse-entity.ts';
import { parseEnumeration } from './parse-enumeration.ts';
import type { EntityText } from './metadata-service.ts';
import type { Collection } from './read-collection.ts';
import { readLabelId, readName, readOptionalText } from './wire-object.ts';

export const DATA_ENTITIES: Collection<DataEntity> = {
  name: 'DataEntities',
  parse: parseDataEntity,
  keys: { Name: ({ name }) => name },
};
export const PUBLIC_ENTITIES: Collection<Entity> = {
  name: 'PublicEntities',
  parse: parseEntity,
  keys: { Name: ({ name }) => name, EntitySetName: ({ entitySetName }) => entitySetName },
};
export const PUBLIC_ENUMERATIONS: Collection<Enumeration> = {
  name: 'PublicEnumerations',
  parse: parseEnumeration,
  keys: { Name: ({ name }) => name },
};

/** As data management lists them: an entity by its AOT name, and its label in the language of the system. */
export const ENTITY_TEXTS: Collection<EntityText> = {
  name: 'DataManagementEntities',
  path: '/data/DataManagementEntities',
  parse: (wire) => ({
    name: readOptionalText(wire, 'TargetName') ?? '',
    text: readOptionalText(wire, 'EntityName') ?? '',
  }),
};

/** A label with the language it was asked in. */
export interface SavedLabel {
  readonly id: string;
  readonly language: string;
  readonly text: string | null;
}

/** Not a list of the service, but its single answers gathered in one. */
export const SAVED_LABELS: Collection<SavedLabel> = {
  name: 'Labels',
  parse: (wire) => ({
    id: readLabelId(wire, 'Id'),
    language: readName(wire, 'Language'),
    text: readOptionalText(wire, 'Value'),
  }),
};
