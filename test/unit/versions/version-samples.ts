import type { DataEntity } from '#contract/metadata.ts';
import * as fc from 'fast-check';
import type { InstalledModule } from '#contract/domain.ts';

export function moduleLine(module: Partial<InstalledModule> = {}): string {
  const { name, version, moduleId, publisher, displayName } = { ...aModule, ...module };
  return `Name: ${name} | Version: ${version} | Module: ${moduleId} | Publisher: ${publisher} | DisplayName: ${displayName}`;
}

export const aModule: InstalledModule = {
  name: 'ApplicationCommon',
  version: '10.34.2105.34092',
  moduleId: 'ApplicationCommon',
  publisher: 'Microsoft',
  displayName: 'Application Common',
};

const word = fc.stringMatching(/^[A-Za-z0-9.|]{1,8}$/);

/** Lines as an environment may list them: some modules, some in no known shape. */
export const anyLine: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ name: word, version: word, moduleId: word, publisher: word })
      .map(moduleLine),
  },
  { weight: 1, arbitrary: word },
);

export const aDataEntity: DataEntity = {
  name: 'CustCustomerV3Entity',
  publicEntityName: 'CustomerV3',
  publicCollectionName: 'CustomersV3',
  labelId: '@SYS1',
  dataServiceEnabled: true,
  dataManagementEnabled: true,
  entityCategory: 'Master',
  isReadOnly: false,
};
