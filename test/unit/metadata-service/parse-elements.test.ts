import { describe, expect, test } from 'vitest';
import { SAVED_LABELS } from '../../../worker/metadata-service/collections.ts';
import { parseDataEntity } from '../../../worker/metadata-service/parse-data-entity.ts';
import { parseEntity } from '../../../worker/metadata-service/parse-entity.ts';
import { parseEnumeration } from '../../../worker/metadata-service/parse-enumeration.ts';
import { Misfit } from '../../../worker/metadata-service/wire-object.ts';
import { wireDataEntity, wireEntity, wireProperty } from './wire.ts';

describe('a data entity', () => {
  test('is read as it was sent', () => {
    expect(parseDataEntity(wireDataEntity())).toEqual({
      name: 'CustCustomerV3Entity',
      publicEntityName: 'CustomerV3',
      publicCollectionName: 'CustomersV3',
      labelId: '@AccountsReceivable:CustCustomerV3EntityLabel',
      dataServiceEnabled: true,
      dataManagementEnabled: true,
      entityCategory: 'Master',
      isReadOnly: false,
    });
  });

  test('may have a name of any script', () => {
    const names = ['KundenGröße', 'Договор', '顧客マスタ'];
    const parsed = names.map((Name) => parseDataEntity(wireDataEntity({ Name })).name);
    expect(parsed).toEqual(names);
  });

  test('without a public entity keeps null and an empty name apart', () => {
    const wire = wireDataEntity({ PublicEntityName: null, PublicCollectionName: '' });
    expect(parseDataEntity(wire)).toMatchObject({
      publicEntityName: null,
      publicCollectionName: '',
    });
  });

  test('may leave out every optional text and bring unknown fields', () => {
    const { Name, DataServiceEnabled, DataManagementEnabled, IsReadOnly } = wireDataEntity();
    const wire = { Name, DataServiceEnabled, DataManagementEnabled, IsReadOnly, Tags: [] };
    expect(parseDataEntity(wire)).toMatchObject({ labelId: null, entityCategory: null });
  });
});

describe('an entity', () => {
  test('has its properties in the order of the wire', () => {
    const wire = wireEntity({ Properties: [wireProperty({ Name: 'Z' }), wireProperty()] });
    const { properties } = parseEntity(wire);
    expect(properties.map((property) => property.name)).toEqual(['Z', 'AccountStatement']);
    expect(properties[1]).toEqual({
      name: 'AccountStatement',
      typeName: 'Microsoft.Dynamics.DataEntities.CustAccountStatement',
      dataType: 'Enum',
      labelId: '@SYS14680',
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
    });
  });

  test('has each mark and each text of a property where it belongs', () => {
    const texts = {
      DimensionRelation: 'Relation',
      DimensionLegalEntityProperty: 'LegalEntity',
      DimensionTypeProperty: 'Type',
    };
    const marks = ['IsKey', 'IsMandatory', 'AllowEdit', 'AllowEditOnCreate', 'IsDimension'];
    const all = [...marks, 'IsDynamicDimension', 'ConfigurationEnabled'];
    const Properties = all.map((set) => {
      const flags = all.map((mark) => [mark, mark === set]);
      return wireProperty({ Name: set, ...texts, ...Object.fromEntries(flags) });
    });
    const { properties } = parseEntity(wireEntity({ Properties }));
    expect(properties).toHaveLength(all.length);
    for (const property of properties) {
      expect(property).toMatchObject({
        dimensionRelation: 'Relation',
        dimensionLegalEntityProperty: 'LegalEntity',
        dimensionTypeProperty: 'Type',
      });
      const set = Object.entries(property).filter(([, value]) => value === true);
      expect(set.map(([mark]) => mark.toLowerCase())).toEqual([property.name.toLowerCase()]);
    }
  });

  test.each([undefined, null, []])('without parts (%j) has empty lists', (parts) => {
    const lists = { NavigationProperties: parts, PropertyGroups: parts, Actions: parts };
    expect(parseEntity(wireEntity(lists))).toMatchObject({
      navigationProperties: [],
      propertyGroups: [],
      actions: [],
    });
  });

  test('has its groups and actions, one of which answers nothing', () => {
    const type = { TypeName: 'Edm.String', IsCollection: true };
    const action = { Name: 'query', BindingKind: 'BoundToEntitySet', FieldLookup: null };
    const wire = wireEntity({
      PropertyGroups: [{ Name: 'Address', Properties: ['City', 'Street'] }],
      Actions: [
        {
          ...action,
          FieldLookup: 'X',
          Parameters: [{ Name: 'set', Type: type }],
          ReturnType: type,
        },
        { ...action, Name: 'refresh', Parameters: null, ReturnType: null },
      ],
    });
    const parsed = { name: 'query', bindingKind: 'BoundToEntitySet', fieldLookup: null };
    const parsedType = { typeName: 'Edm.String', isCollection: true };
    expect(parseEntity(wire)).toMatchObject({
      propertyGroups: [{ name: 'Address', properties: ['City', 'Street'] }],
      actions: [
        {
          ...parsed,
          fieldLookup: 'X',
          parameters: [{ name: 'set', type: parsedType }],
          returnType: parsedType,
        },
        { ...parsed, name: 'refresh', parameters: [], returnType: null },
      ],
    });
  });

  const twice = (part: object): readonly object[] => [part, part];
  const action = { Name: 'query', Parameters: [], ReturnType: null };
  const type = { TypeName: 'Edm.String', IsCollection: false };
  const relation = { Name: 'Group', RelatedEntity: 'CustomerGroup', Cardinality: 'Single' };

  test.each([
    ['.Properties[1].Name', { Properties: twice(wireProperty()) }],
    ['.NavigationProperties[1].Name', { NavigationProperties: twice(relation) }],
    ['.PropertyGroups[1].Name', { PropertyGroups: twice({ Name: 'Address' }) }],
    ['.Actions[1].Name', { Actions: twice({ ...action, BindingKind: 'BoundToEntitySet' }) }],
    [
      '.Actions[0].Parameters[1].Name',
      {
        Actions: [
          { ...action, BindingKind: 'Unbound', Parameters: twice({ Name: 'id', Type: type }) },
        ],
      },
    ],
  ])('is refused at %s, where a second part of one name is', (place, parts) => {
    expect(() => parseEntity(wireEntity(parts))).toThrow(`${place}: a second one is named '`);
  });

  test('may have one action bound to its set and one to a single entity under one name', () => {
    const kinds = ['BoundToEntitySet', 'BoundToEntityInstance'];
    const actions = kinds.map((BindingKind) => ({ ...action, BindingKind }));
    expect(parseEntity(wireEntity({ Actions: actions })).actions).toHaveLength(2);
  });
});

test('an enumeration with two members of one name is refused', () => {
  const members = [wireMember(), wireMember({ Value: 1 })];
  expect(() => parseEnumeration({ Name: 'E', Members: members })).toThrow(
    '.Members[1].Name: a second one is named',
  );
});

describe('a relation constraint', () => {
  const namespace = '#Microsoft.Dynamics.Metadata.';
  const referential = { Property: 'A', ReferencedProperty: 'B' };
  const fixed = { Property: 'A', Value: 1, ValueStr: 'One' };
  const relatedFixed = { RelatedProperty: 'B', Value: 0, StringValue: 'None' };
  const parsed = [
    { kind: 'referential', property: 'A', referencedProperty: 'B' },
    { kind: 'fixed', property: 'A', value: 1, valueText: 'One' },
    { kind: 'related_fixed', relatedProperty: 'B', value: 0, valueText: 'None' },
  ];

  test.each([namespace, '#Some.Other.Namespace.'])('is told by its type in %s', (prefix) => {
    const constraints = [
      { '@odata.type': `${prefix}ReferentialConstraint`, ...referential },
      { '@odata.type': `${prefix}FixedConstraint`, ...fixed },
      { '@odata.type': `${prefix}RelatedFixedConstraint`, ...relatedFixed },
    ];
    expect(parseConstraints(constraints)).toEqual(parsed);
  });

  test('is told by its members where the type is left out or unknown', () => {
    expect(parseConstraints([referential, fixed, relatedFixed])).toEqual(parsed);
    expect(parseConstraints([{ '@odata.type': '#X', ...fixed }])).toEqual([parsed[1]]);
  });

  test('may have no value', () => {
    const none = { kind: 'fixed', property: 'A', value: null, valueText: null };
    const nulls = { Property: 'A', Value: null, ValueStr: null };
    expect(parseConstraints([{ Property: 'A' }, nulls])).toEqual([none, none]);
  });

  function parseConstraints(constraints: readonly object[]) {
    const navigation = { Name: 'N', RelatedEntity: 'E', Cardinality: 'Single' };
    const wire = wireEntity({
      NavigationProperties: [{ ...navigation, Constraints: constraints }],
    });
    return parseEntity(wire).navigationProperties[0]?.constraints;
  }
});

describe('an enumeration', () => {
  test('may send its values as texts, negative and with gaps', () => {
    const members = [-1, '5', 200_000].map((Value) =>
      wireMember({ Name: `Member${Value}`, Value }),
    );
    const { members: parsed } = parseEnumeration({ Name: 'NoYes', Members: members });
    expect(parsed.map((member) => member.value)).toEqual([-1, 5, 200_000]);
  });
});

test.each<[string, string, () => unknown]>([
  ['.Name', 'a name was expected, not nothing', () => parseEntity(wireEntity({ Name: undefined }))],
  ['.Name', 'a name was expected, not ""', () => parseDataEntity(wireDataEntity({ Name: '' }))],
  [
    '.EntitySetName',
    'a name was expected, not 7',
    () => parseEntity(wireEntity({ EntitySetName: 7 })),
  ],
  [
    '.Properties[1].IsKey',
    'true or false was expected, not "Yes"',
    () =>
      parseEntity(
        wireEntity({ Properties: [wireProperty({ Name: 'A' }), wireProperty({ IsKey: 'Yes' })] }),
      ),
  ],
  [
    '.Properties[0]',
    'an object was expected, not null',
    () => parseEntity(wireEntity({ Properties: [null] })),
  ],
  ['.Properties', 'a list was expected, not {}', () => parseEntity(wireEntity({ Properties: {} }))],
  [
    '.Actions[0].ReturnType.IsCollection',
    'true or false was expected, not nothing',
    () =>
      parseEntity(
        wireEntity({
          Actions: [{ Name: 'a', BindingKind: 'Unbound', ReturnType: { TypeName: 'Edm.String' } }],
        }),
      ),
  ],
  [
    '.NavigationProperties[0].Constraints[0]',
    'a relation constraint of no known kind',
    () =>
      parseEntity(
        wireEntity({
          NavigationProperties: [
            { Name: 'N', RelatedEntity: 'E', Cardinality: 'Single', Constraints: [{}] },
          ],
        }),
      ),
  ],
  [
    '.NavigationProperties[0].Constraints[0].ReferencedProperty',
    'a text was expected, not nothing',
    () => {
      const Constraints = [{ '@odata.type': '#X.ReferentialConstraint', Property: 'A' }];
      const relation = { Name: 'N', RelatedEntity: 'E', Cardinality: 'Single', Constraints };
      return parseEntity(wireEntity({ NavigationProperties: [relation] }));
    },
  ],
  [
    '.PropertyGroups[0].Properties[1]',
    'a text was expected',
    () => parseEntity(wireEntity({ PropertyGroups: [{ Name: 'A', Properties: ['B', 7] }] })),
  ],
  [
    '.IsReadOnly',
    `true or false was expected, not "${'x'.repeat(38)}…`,
    () => parseEntity(wireEntity({ IsReadOnly: 'x'.repeat(10_000) })),
  ],
  [
    '.Id',
    'a label id was expected, not nothing',
    () => SAVED_LABELS.parse({ Id: null, Language: 'de', Value: 'Text' }),
  ],
  [
    '.Members[0].Value',
    'a whole number was expected, not " "',
    () => parseEnumeration({ Name: 'E', Members: [wireMember({ Value: ' ' })] }),
  ],
  [
    '.Members[0].Value',
    'a whole number was expected, not "1.5"',
    () => parseEnumeration({ Name: 'E', Members: [wireMember({ Value: '1.5' })] }),
  ],
  [
    '.EntityCategory',
    'a text or null was expected, not 1',
    () => parseDataEntity(wireDataEntity({ EntityCategory: 1 })),
  ],
  [
    '.Name',
    'a name was expected, not a list',
    () => parseDataEntity(wireDataEntity({ Name: nested(100_000) })),
  ],
  [
    '.Name',
    'a name was expected, not an object',
    () => parseDataEntity(wireDataEntity({ Name: { Of: nested(100_000) } })),
  ],
  [
    '.Properties[0].Name',
    'it holds half a character, or one that ends a text',
    () => parseEntity(wireEntity({ Properties: [wireProperty({ Name: 'A\ud800' })] })),
  ],
  [
    '.PropertyGroups[0].Properties[0]',
    'it holds half a character, or one that ends a text',
    () => parseEntity(wireEntity({ PropertyGroups: [{ Name: 'A', Properties: ['a\0b'] }] })),
  ],
  [
    '.Name',
    'it holds a character that cannot be seen',
    () => parseDataEntity(wireDataEntity({ Name: 'Cust\u202eseYoN' })),
  ],
  [
    '.Properties[0].TypeName',
    'it holds a character that cannot be seen',
    () => parseEntity(wireEntity({ Properties: [wireProperty({ TypeName: 'Edm.\u200bString' })] })),
  ],
  [
    '.PropertyGroups[0].Properties[0]',
    'it holds a character that cannot be seen',
    () => parseEntity(wireEntity({ PropertyGroups: [{ Name: 'A', Properties: ['a\tb'] }] })),
  ],
  [
    '.LabelId',
    'longer than 20000 characters',
    () => parseDataEntity(wireDataEntity({ LabelId: 'x'.repeat(20_001) })),
  ],
])('at %s, %s', (place, problem, parse) => {
  expect(parse).toThrow(new Misfit(place, problem));
});

/** Lists in lists, as deep as JSON may have them. */
function nested(depth: number): unknown {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth));
}

function wireMember(changes: object = {}) {
  return { Name: 'No', LabelId: '@SYS1', Value: 0, ConfigurationEnabled: true, ...changes };
}
