/** Elements as the service sends them. */
export function wireProperty(changes: object = {}) {
  return {
    Name: 'AccountStatement',
    TypeName: 'Microsoft.Dynamics.DataEntities.CustAccountStatement',
    DataType: 'Enum',
    LabelId: '@SYS14680',
    IsKey: false,
    IsMandatory: false,
    ConfigurationEnabled: true,
    AllowEdit: true,
    AllowEditOnCreate: true,
    IsDimension: false,
    DimensionRelation: null,
    IsDynamicDimension: false,
    DimensionLegalEntityProperty: null,
    DimensionTypeProperty: null,
    ...changes,
  };
}

export function wireEntity(changes: object = {}) {
  return {
    Name: 'CustomerV3',
    EntitySetName: 'CustomersV3',
    LabelId: '@AccountsReceivable:CustCustomerV3EntityLabel',
    IsReadOnly: false,
    ConfigurationEnabled: true,
    Properties: [wireProperty()],
    NavigationProperties: [],
    PropertyGroups: [],
    Actions: [],
    ...changes,
  };
}

export function wireDataEntity(changes: object = {}) {
  return {
    Name: 'CustCustomerV3Entity',
    PublicEntityName: 'CustomerV3',
    PublicCollectionName: 'CustomersV3',
    LabelId: '@AccountsReceivable:CustCustomerV3EntityLabel',
    DataServiceEnabled: true,
    DataManagementEnabled: true,
    EntityCategory: 'Master',
    IsReadOnly: false,
    ...changes,
  };
}

export function wireAnswer(name: string, value: readonly unknown[], others: object = {}) {
  return { '@odata.context': `https://x/metadata/$metadata#${name}`, value, ...others };
}
