import { describe, expect, test } from 'vitest';
import { demoCatalogue, demoChanges } from '../../../server/demo-environment/catalogue.ts';
import type { DemoScale } from '../../../server/demo-environment/demo-catalogue.ts';
import type {
  DefinitionChange,
  DetailChange,
} from '../../../server/demo-environment/next-release/changes.ts';

describe.each(['small', 'real'] as const)('release 2 of the %s catalogue', (scale) => {
  const changes = demoChanges(scale);

  test('what it says to have changed is exactly what differs', () => {
    const said = changes.definitions.map(({ kind, name, change }) => `${kind} ${name} ${change}`);
    expect(said).not.toEqual([]);
    expect(said.sort()).toEqual(differences(scale).sort());
  });

  test('each changed definition differs in what its details say', () => {
    for (const change of changes.definitions) {
      if (change.change !== 'changed') continue;
      expect(change.details.length, change.name).toBeGreaterThan(0);
      for (const detail of change.details) checkDetail(scale, change, detail);
    }
  });

  test('the labels it says to have reworded are the only ones that read differently', () => {
    const before = demoCatalogue(1, scale);
    const after = demoCatalogue(2, scale);
    const ids = new Set(
      before.publicEntities.flatMap((entity) =>
        entity.Properties.map(({ LabelId }) => LabelId ?? ''),
      ),
    );
    const different = [...ids].filter(
      (id) => before.labelText(id, 'de') !== after.labelText(id, 'de'),
    );
    const lower = (list: readonly string[]) =>
      [...new Set(list.map((id) => id.toLowerCase()))].sort();
    expect(different).not.toEqual([]);
    expect(lower(different)).toEqual(lower(changes.labels.map(({ id }) => id)));
    for (const { id, to } of changes.labels) expect(after.labelText(id, 'en-US')).toBe(to.en);
  });

  test('a new entity says in both languages which version it is', () => {
    const after = demoCatalogue(2, scale);
    const added = changes.definitions.filter(
      ({ kind, change }) => kind === 'entity' && change === 'added',
    );
    expect(added).not.toEqual([]);
    for (const { name } of added) {
      const labelId = after.publicEntities.find(({ Name }) => Name === name)?.LabelId ?? '';
      const version = /V\d+$/.exec(name)?.[0];
      for (const language of ['en-US', 'de']) {
        expect(after.labelText(labelId, language)?.split(' ').at(-1), name).toBe(version);
      }
    }
  });
});

test('about five in a hundred definitions change, in every way there is', () => {
  const catalogue = demoCatalogue(1, 'real');
  const total =
    catalogue.dataEntities.length +
    catalogue.publicEntities.length +
    catalogue.publicEnumerations.length;
  const { definitions } = demoChanges('real');
  expect(definitions.length / total).toBeGreaterThan(0.045);
  expect(definitions.length / total).toBeLessThan(0.055);
  const ways = new Set(definitions.flatMap(({ details }) => details.map(({ what }) => what)));
  expect([...ways].sort()).toEqual([
    'action_added',
    'category_changed',
    'field_added',
    'field_became_mandatory',
    'field_label_changed',
    'field_removed',
    'field_type_changed',
    'member_added',
    'member_renumbered',
  ]);
});

test('release 2 updates about 105 of the modules and adds one', () => {
  const before = new Set(demoCatalogue(1, 'small').modules);
  const after = demoCatalogue(2, 'small').modules;
  expect(after).toHaveLength(before.size + 1);
  const others = after.filter((line) => !before.has(line));
  expect(others.length).toBeGreaterThan(100);
  expect(others.length).toBeLessThan(115);
});

test('the fields that searches are shown with survive', () => {
  const customers = demoCatalogue(2, 'real').publicEntities.find(
    ({ Name }) => Name === 'CustomerV3',
  );
  expect(customers?.Properties.map(({ Name }) => Name)).toContain('DeliveryTerms');
});

interface Lists {
  readonly data_entity: Map<string, string>;
  readonly entity: Map<string, string>;
  readonly enumeration: Map<string, string>;
}

function differences(scale: DemoScale): string[] {
  const before = textsByName(scale, 1);
  const after = textsByName(scale, 2);
  return (['data_entity', 'entity', 'enumeration'] as const).flatMap((kind) => {
    const names = new Set([...before[kind].keys(), ...after[kind].keys()]);
    return [...names].flatMap((name) => {
      const old = before[kind].get(name);
      const now = after[kind].get(name);
      if (old === now) return [];
      if (old === undefined) return [`${kind} ${name} added`];
      return [`${kind} ${name} ${now === undefined ? 'removed' : 'changed'}`];
    });
  });
}

function textsByName(scale: DemoScale, release: 1 | 2): Lists {
  const catalogue = demoCatalogue(release, scale);
  const byName = (list: readonly { Name: string }[]) =>
    new Map(list.map((element) => [element.Name, JSON.stringify(element)]));
  return {
    data_entity: byName(catalogue.dataEntities),
    entity: byName(catalogue.publicEntities),
    enumeration: byName(catalogue.publicEnumerations),
  };
}

function checkDetail(scale: DemoScale, { name }: DefinitionChange, detail: DetailChange): void {
  const before = demoCatalogue(1, scale);
  const after = demoCatalogue(2, scale);
  const field = (release: typeof before, fieldName: string) =>
    release.publicEntities
      .find((entity) => entity.Name === name)
      ?.Properties.find((property) => property.Name === fieldName);
  const member = (release: typeof before, memberName: string) =>
    release.publicEnumerations
      .find((enumeration) => enumeration.Name === name)
      ?.Members.find((each) => each.Name === memberName);
  const category = (release: typeof before) =>
    release.dataEntities.find((entity) => entity.Name === name)?.EntityCategory;

  switch (detail.what) {
    case 'field_added':
      expect([field(before, detail.field), field(after, detail.field)?.Name]).toEqual([
        undefined,
        detail.field,
      ]);
      break;
    case 'field_removed':
      expect([field(before, detail.field)?.Name, field(after, detail.field)]).toEqual([
        detail.field,
        undefined,
      ]);
      break;
    case 'field_became_mandatory':
      expect([
        field(before, detail.field)?.IsMandatory,
        field(after, detail.field)?.IsMandatory,
      ]).toEqual([false, true]);
      break;
    case 'field_type_changed':
      expect([field(before, detail.field)?.TypeName, field(after, detail.field)?.TypeName]).toEqual(
        [detail.from, detail.to],
      );
      break;
    case 'field_label_changed':
      expect([field(before, detail.field)?.LabelId, field(after, detail.field)?.LabelId]).toEqual([
        detail.from,
        detail.to,
      ]);
      break;
    case 'member_added':
      expect([member(before, detail.member), member(after, detail.member)?.Value]).toEqual([
        undefined,
        detail.value,
      ]);
      break;
    case 'member_renumbered':
      expect([member(before, detail.member)?.Value, member(after, detail.member)?.Value]).toEqual([
        detail.from,
        detail.to,
      ]);
      break;
    case 'category_changed':
      expect([category(before), category(after)]).toEqual([detail.from, detail.to]);
      break;
    case 'action_added':
      expect(
        after.publicEntities
          .find((entity) => entity.Name === name)
          ?.Actions.map(({ Name }) => Name),
      ).toContain(detail.action);
  }
}
