import type { Property } from '#contract/metadata.ts';

/** A text field like any other, but for what a test says of it. */
export function field(name: string, facts: Partial<Property> = {}): Property {
  return {
    name,
    typeName: 'Edm.String',
    dataType: 'String',
    labelId: null,
    isKey: false,
    isMandatory: false,
    configurationEnabled: true,
    allowEdit: true,
    allowEditOnCreate: true,
    isDimension: false,
    dimensionRelation: null,
    isDynamicDimension: false,
    dimensionLegalEntityProperty: null,
    dimensionTypeProperty: null,
    ...facts,
  };
}
