import { describe, expect, test } from 'vitest';
import { createOriginFinder, type Publication } from '../../../worker/catalog/origin.ts';

const module = (moduleId: string, publisher: string, name = moduleId): Publication => ({
  moduleId,
  name,
  publisher,
});

const MODULES = [
  module('ApplicationSuite', 'Microsoft Corporation', 'Foundation'),
  module('Ledger', 'Microsoft'),
  module('FinanceTravelAndMore', 'Microsoft Corporation'),
  module('Retail', 'Microsoft Corporation'),
  module('FabrikamRetailPack', 'Fabrikam, Inc.'),
  module('ContosoCore', 'Contoso Entertainment System AG'),
  module('ContosoCore', 'Contoso Entertainment System AG', 'Contoso Extensions'),
  module('TreyExpense', ''),
  module('Tes', 'Adatum'),
];

describe('the origin of a definition', () => {
  const origins = createOriginFinder(MODULES, [' contoso entertainment system ag ']);

  test.each([
    ['a module of its label file, by its publisher', '@Ledger:Account', 'microsoft'],
    ['in any case', '@FABRIKAMRETAILPACK:Pack', 'partner'],
    ['a publisher that the user calls her own', '@ContosoCore:Rating', 'own'],
    ['a model within a module, whatever separates its words', '@ContosoExtensions:Rating', 'own'],
    ['an old label file of Microsoft', '@SYS13342', 'microsoft'],
    ['an old label file in lower case', '@sys13342', 'microsoft'],
    ['an old label file of nobody known', '@XYZ1', 'unknown'],
    [
      'a label file that Microsoft ships under a name of its own',
      '@AccountsReceivable:Customer',
      'microsoft',
    ],
    ['a label file that is longer than its module', '@FabrikamRetailPackLabels:Pack', 'partner'],
    ['a label file that ends its module', '@TravelAndMore:Trip', 'microsoft'],
    ['a module too short to prove anything', '@TesLabels:X', 'unknown'],
    ['a module that names no publisher', '@TreyExpense:Trip', 'unknown'],
    ['a label file of nobody', '@Northwind:Dealer', 'unknown'],
    ['a literal text', 'Customer account', 'unknown'],
    ['a text that only looks like an id', '@home', 'unknown'],
    ['an empty label', '', 'unknown'],
    ['no label', null, 'unknown'],
  ] as const)('is told by %s', (_why, label, origin) => {
    expect(origins.ofLabel(label)).toBe(origin);
  });

  test('is told by the longest of several modules that fit', () => {
    const several = createOriginFinder(
      [module('Contoso', 'Partner A'), module('ContosoCore', 'Own B')],
      ['own b'],
    );
    expect(several.ofLabel('@ContosoCoreLabels:X')).toBe('own');
    expect(several.ofLabel('@ContosoLabels:X')).toBe('partner');
  });

  test('is unknown where two that fit equally well disagree', () => {
    const two = [module('Retail', 'Partner A'), module('Vendor', 'Microsoft Corporation')];
    expect(createOriginFinder(two, []).ofLabel('@RetailVendor:X')).toBe('unknown');
    expect(createOriginFinder(two, ['partner a']).ofLabel('@RetailLabels:X')).toBe('own');
  });

  test('is unknown where modules of one name disagree', () => {
    const both = createOriginFinder(
      [module('A', 'Microsoft', 'Core'), module('B', 'X', 'Core')],
      [],
    );
    expect(both.ofLabel('@Core:X')).toBe('unknown');
  });

  test('of a field is its own where somebody extended the entity, else that of the entity', () => {
    expect(origins.ofPart('@ContosoCore:Rating', '@SYS1')).toBe('own');
    expect(origins.ofPart('@SYS1', '@FabrikamRetailPack:Pack')).toBe('partner');
    expect(origins.ofPart(null, '@Ledger:Account')).toBe('microsoft');
    expect(origins.ofPart('@SYS1', null)).toBe('microsoft');
    expect(origins.ofPart(null, null)).toBe('unknown');
  });

  test('of a module is its publisher', () => {
    expect(origins.ofPublisher('Microsoft Corporation')).toBe('microsoft');
    expect(origins.ofPublisher('Microsofties')).toBe('partner');
    expect(origins.ofPublisher('Contoso Entertainment System AG')).toBe('own');
    expect(origins.ofPublisher(' ')).toBe('unknown');
  });
});
