import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { demoCatalogue } from '../../../server/demo-environment/catalogue.ts';
import type { DemoCatalogue } from '../../../server/demo-environment/demo-catalogue.ts';
import type { WireEntity } from '../../../server/demo-environment/wire.ts';

const real = demoCatalogue(1, 'real');
const small = demoCatalogue(1, 'small');

describe('size', () => {
  test('release 1 counts what a production environment counts', () => {
    expect(real.dataEntities).toHaveLength(6001);
    expect(real.publicEntities).toHaveLength(4707);
    expect(count(real, (entity) => entity.Properties.length)).toBe(86_597);
    expect(count(real, (entity) => entity.NavigationProperties.length)).toBe(7646);
    expect(real.publicEnumerations).toHaveLength(2320);
    expect(labelIds(real).size).toBe(29_611);
    expect(count(real, (entity) => entity.Actions.length)).toBeGreaterThan(1400);
    const members = real.publicEnumerations.flatMap((enumeration) => enumeration.Members);
    expect(members.length).toBeGreaterThan(15_000);
    expect(real.modules.length).toBeGreaterThanOrEqual(185);
  });

  test('the public entities are about 45 MB of text', () => {
    const length = real.publicEntities.reduce(
      (sum, entity) => sum + JSON.stringify(entity, null, 2).length,
      0,
    );
    expect(length).toBeGreaterThan(43_000_000);
    expect(length).toBeLessThan(48_000_000);
  });

  test('nearly 1,300 data entities have no public twin, and all others have one', () => {
    const publicNames = new Set(real.publicEntities.map((entity) => entity.Name));
    const internal = real.dataEntities.filter(({ PublicEntityName: name }) => !name);
    expect(internal).toHaveLength(1294);
    expect(internal.some((entity) => entity.PublicEntityName === '')).toBe(true);
    expect(internal.some((entity) => entity.PublicEntityName === null)).toBe(true);
    const twins = real.dataEntities.flatMap((entity) => entity.PublicEntityName || []);
    expect(new Set(twins)).toEqual(publicNames);
  });

  test('the small catalogue is the well-known entities and a few internal ones', () => {
    expect(small.publicEntities.length).toBeGreaterThan(200);
    expect(small.publicEntities.length).toBeLessThan(300);
    expect(small.dataEntities.length - small.publicEntities.length).toBe(30);
  });
});

describe('reproducibility', () => {
  test('every run makes the same catalogue', async () => {
    const first = digest(await freshCatalogue());
    expect(digest(await freshCatalogue())).toBe(first);
  });

  test('neither kind of catalogue knows a name twice', () => {
    for (const catalogue of [real, small]) {
      for (const list of [
        catalogue.publicEntities.map((entity) => entity.Name.toLowerCase()),
        catalogue.publicEntities.map((entity) => entity.EntitySetName.toLowerCase()),
        catalogue.dataEntities.map((entity) => entity.Name.toLowerCase()),
        catalogue.publicEnumerations.map((enumeration) => enumeration.Name.toLowerCase()),
      ]) {
        expect(new Set(list).size).toBe(list.length);
      }
    }
  });

  test('no entity has a field twice, nor a field and a relation of one name', () => {
    for (const entity of real.publicEntities) {
      const names = [...entity.Properties, ...entity.NavigationProperties].map(({ Name }) => Name);
      expect(new Set(names).size, entity.Name).toBe(names.length);
    }
  });
});

describe('truth', () => {
  const customers = find(real, 'CustomerV3');

  test('the delivery terms of customers lead to the terms of delivery, in both languages', () => {
    const field = customers.Properties.find(({ Name }) => Name === 'DeliveryTerms');
    expect(real.labelText(field?.LabelId ?? '', 'en-US')).toBe('Delivery terms');
    expect(real.labelText(field?.LabelId ?? '', 'de')).toBe('Lieferbedingung');
    const relation = customers.NavigationProperties.find(
      ({ Name }) => Name === 'CustomerDeliveryTerms',
    );
    expect(relation?.RelatedEntity).toBe('DeliveryTerm');
    expect(relation?.Constraints).toEqual([
      {
        '@odata.type': '#Microsoft.Dynamics.Metadata.ReferentialConstraint',
        Property: 'DeliveryTerms',
        ReferencedProperty: 'TermsCode',
      },
    ]);
    expect(find(real, 'DeliveryTerm').Properties.map(({ Name }) => Name)).toContain('TermsCode');
  });

  test('customers have about 300 fields, their company and account as key', () => {
    expect(customers.Properties.length).toBeGreaterThan(295);
    expect(customers.Properties.filter(({ IsKey }) => IsKey).map(({ Name }) => Name)).toEqual([
      'dataAreaId',
      'CustomerAccount',
    ]);
    expect(customers.LabelId).toBe('@AccountsReceivable:CustCustomerV3EntityLabel');
  });

  test('relations between well-known entities name fields that both sides have', () => {
    expect(count(small, (entity) => entity.NavigationProperties.length)).toBeGreaterThan(200);
    const byName = new Map(small.publicEntities.map((entity) => [entity.Name, entity]));
    for (const entity of small.publicEntities) {
      for (const relation of entity.NavigationProperties) {
        const target = byName.get(relation.RelatedEntity);
        expect(target, `${entity.Name}.${relation.Name}`).toBeDefined();
        for (const constraint of relation.Constraints) {
          if (!('ReferencedProperty' in constraint)) continue;
          const place = `${entity.Name}.${relation.Name}`;
          expect(fieldNames(entity), place).toContain(constraint.Property);
          expect(target && fieldNames(target), place).toContain(constraint.ReferencedProperty);
        }
      }
    }
  });

  test('every enumeration type exists, and every enumeration is the type of some field', () => {
    for (const catalogue of [real, small]) {
      const used = new Set(
        catalogue.publicEntities.flatMap((entity) =>
          entity.Properties.filter(({ DataType }) => DataType === 'Enum').map(({ TypeName }) =>
            TypeName.replace('Microsoft.Dynamics.DataEntities.', ''),
          ),
        ),
      );
      const names = new Set(catalogue.publicEnumerations.map(({ Name }) => Name));
      expect(used).toEqual(names);
    }
  });

  test('a field of an enumeration is mandatory where the product demands it', () => {
    const mandatory = (entity: string) =>
      find(small, entity).Properties.filter(({ IsMandatory }) => IsMandatory);
    expect(mandatory('LedgerJournalLine').map(({ Name }) => Name)).toContain('AccountType');
    expect(mandatory('ProductV2').map(({ Name }) => Name)).toContain('ProductType');
  });

  test('customers are blocked by the real values', () => {
    const blocked = small.publicEnumerations.find(({ Name }) => Name === 'CustVendorBlocked');
    expect(blocked?.Members.map(({ Name, Value }) => `${Name}=${Value}`)).toEqual([
      'No=0',
      'Invoice=1',
      'All=2',
      'Payment=3',
      'Requisition=4',
      'Never=5',
    ]);
  });
});

describe('irregularities of real systems', () => {
  const labels = real.publicEntities.flatMap((entity) =>
    entity.Properties.map(({ LabelId }) => LabelId),
  );

  test('label ids are null, empty, plain text, in another case, or without a text', () => {
    expect(labels).toContain(null);
    expect(labels).toContain('');
    expect(labels.some((id) => id !== null && id !== '' && !id.startsWith('@'))).toBe(true);
    expect(labels.some((id) => id?.startsWith('@sys'))).toBe(true);
    const withoutText = [...labelIds(real)].filter((id) => real.labelText(id, 'de') === null);
    expect(withoutText.length).toBeGreaterThan(20);
  });

  test('an enumeration and an entity share a name, and a name differs by its version only', () => {
    const enumerations = new Set(real.publicEnumerations.map(({ Name }) => Name));
    expect(real.publicEntities.some(({ Name }) => enumerations.has(Name))).toBe(true);
    const names = new Set(real.publicEntities.map(({ Name }) => Name));
    expect([...names].some((name) => names.has(`${name}V2`) && names.has(`${name}V3`))).toBe(true);
  });

  test('some entities have no key, some only a record id, some are switched off', () => {
    const keysOf = (entity: WireEntity) => entity.Properties.filter(({ IsKey }) => IsKey);
    expect(real.publicEntities.some((entity) => keysOf(entity).length === 0)).toBe(true);
    expect(real.publicEntities.some((entity) => keysOf(entity)[0]?.Name === 'RecordId')).toBe(true);
    expect(real.publicEntities.some((entity) => !entity.ConfigurationEnabled)).toBe(true);
  });

  test('members are numbered with gaps, from far up and below zero', () => {
    const values = real.publicEnumerations.flatMap(({ Members }) =>
      Members.map(({ Value }) => Value),
    );
    expect(Math.max(...values)).toBeGreaterThan(199_999_999);
    expect(Math.min(...values)).toBeLessThan(0);
  });

  test('some relations lead nowhere, and constraints are of all three kinds', () => {
    const names = new Set(real.publicEntities.map(({ Name }) => Name));
    const relations = real.publicEntities.flatMap((entity) => entity.NavigationProperties);
    expect(relations.some(({ RelatedEntity }) => !names.has(RelatedEntity))).toBe(true);
    const kinds = relations.flatMap(({ Constraints }) =>
      Constraints.map((each) => each['@odata.type']),
    );
    expect(new Set(kinds).size).toBe(3);
  });

  test('module lines repeat modules, have spaces and bars, two Microsofts and no publisher', () => {
    const modules = real.modules.map((line) => /\| Module: (.*?) \|/.exec(line)?.[1]);
    expect(new Set(modules).size).toBeLessThan(modules.length);
    expect(real.modules.some((line) => line.startsWith('Name: Foundation Upgrade |'))).toBe(true);
    expect(real.modules.some((line) => line.endsWith('DisplayName: Adatum | Pipe works'))).toBe(
      true,
    );
    expect(real.modules.some((line) => line.includes('| Publisher: Microsoft |'))).toBe(true);
    expect(real.modules.some((line) => line.includes('| Publisher: Microsoft Corporation |'))).toBe(
      true,
    );
    expect(real.modules.some((line) => line.includes('| Publisher:  |'))).toBe(true);
    expect([...real.modules].sort()).not.toEqual(real.modules);
  });
});

async function freshCatalogue(): Promise<DemoCatalogue> {
  vi.resetModules();
  const fresh = await import('../../../server/demo-environment/catalogue.ts');
  return fresh.demoCatalogue(1, 'real');
}

function digest(catalogue: DemoCatalogue): string {
  const hash = createHash('sha256');
  for (const entity of catalogue.publicEntities) hash.update(JSON.stringify(entity));
  hash.update(JSON.stringify([catalogue.dataEntities, catalogue.publicEnumerations]));
  for (const id of labelIds(catalogue)) hash.update(`${catalogue.labelText(id, 'de')}`);
  return hash.digest('hex');
}

function labelIds(catalogue: DemoCatalogue): Set<string> {
  const ids = [
    ...catalogue.dataEntities.map(({ LabelId }) => LabelId),
    ...catalogue.publicEntities.flatMap((entity) => [
      entity.LabelId,
      ...entity.Properties.map(({ LabelId }) => LabelId),
    ]),
    ...catalogue.publicEnumerations.flatMap((enumeration) => [
      enumeration.LabelId,
      ...enumeration.Members.map(({ LabelId }) => LabelId),
    ]),
  ];
  return new Set(ids.flatMap((id) => (id?.startsWith('@') ? [id.toLowerCase()] : [])));
}

function count(catalogue: DemoCatalogue, size: (entity: WireEntity) => number): number {
  return catalogue.publicEntities.reduce((sum, entity) => sum + size(entity), 0);
}

function fieldNames(entity: WireEntity): string[] {
  return entity.Properties.map(({ Name }) => Name);
}

function find(catalogue: DemoCatalogue, name: string): WireEntity {
  const entity = catalogue.publicEntities.find((each) => each.Name === name);
  if (entity === undefined) throw new Error(`There is no ${name}.`);
  return entity;
}
