import type { DataEntity } from '#contract/metadata.ts';
import { readFlag, readName, readOptionalText } from './wire-object.ts';
import type { WireObject } from './wire-object.ts';

/** Throws Misfit. */
export function parseDataEntity(wire: WireObject): DataEntity {
  return {
    name: readName(wire),
    publicEntityName: readOptionalText(wire, 'PublicEntityName'),
    publicCollectionName: readOptionalText(wire, 'PublicCollectionName'),
    labelId: readOptionalText(wire, 'LabelId'),
    dataServiceEnabled: readFlag(wire, 'DataServiceEnabled'),
    dataManagementEnabled: readFlag(wire, 'DataManagementEnabled'),
    entityCategory: readOptionalText(wire, 'EntityCategory'),
    isReadOnly: readFlag(wire, 'IsReadOnly'),
  };
}
