import { beforeAll, describe, expect, test } from 'vitest';
import type { ChangeType, Comparison, SchemaChange } from '#contract/comparison.ts';
import { demoCatalogue, demoChanges } from '../../server/demo-environment/catalogue.ts';
import type {
  DefinitionChange,
  DetailChange,
} from '../../server/demo-environment/next-release/changes.ts';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

/** `kind type owner.name fact: before → after`, one line for each fact. */
type Line = string;

describe.each([
  { scale: 'small', strategy: 'full' },
  { scale: 'real', strategy: 'full_without_labels' },
] as const)('the two releases of the $scale demo environment', ({ scale, strategy }) => {
  let atlas: TestEngine;
  let first: number;
  let second: number;

  beforeAll(async () => {
    atlas = await openEngine();
    await using older = await serve(1);
    await using newer = await serve(2);
    first = await syncedCatalog(atlas, 'Release 1', older.url);
    second = await syncedCatalog(atlas, 'Release 2', newer.url);
  });

  const serve = async (release: 1 | 2) => {
    const demo = await startDemoEnvironment({ scale, release });
    return { url: demo.url, [Symbol.asyncDispose]: () => demo.close() };
  };

  async function syncedCatalog(engine: TestEngine, name: string, url: string): Promise<number> {
    const environment = await engine.connect({ url }, name);
    const session = await engine.sync(environment, { strategy, languages: ['en-US', 'de'] });
    expect(session.failure).toBeNull();
    const environments = await valueOf(engine.engine.listEnvironments());
    return environments.find(({ id }) => id === environment.id)?.catalog?.id ?? 0;
  }

  async function allChanges(from: number, to: number): Promise<readonly SchemaChange[]> {
    const changes: SchemaChange[] = [];
    for (;;) {
      const query = { limit: 500, offset: changes.length, languages: ['en-US', 'de'] };
      const page: Comparison = await valueOf(atlas.engine.compareCatalogs(from, to, query));
      changes.push(...page.changes);
      if (changes.length >= page.total) return changes;
    }
  }

  test('what differs is exactly what the generator changed', async () => {
    const truth = trueLines(scale, strategy === 'full');
    expect((await allChanges(first, second)).flatMap(linesOf).sort()).toEqual(truth.sort());
  });

  test('the other way round it is the same, mirrored', async () => {
    const truth = trueLines(scale, strategy === 'full').map(mirrored);
    expect((await allChanges(second, first)).flatMap(linesOf).sort()).toEqual(truth.sort());
  });

  test('a catalogue does not differ from itself', async () => {
    const comparison = await valueOf(atlas.engine.compareCatalogs(first, first, {}));
    expect(comparison).toMatchObject({
      isIdentical: true,
      isUnrelated: false,
      summary: [],
      total: 0,
    });
  });
});

function linesOf({ kind, type, owner, name, label, facts }: SchemaChange): readonly Line[] {
  const shownName = kind === 'module' ? `${name} (${label ?? ''})` : name;
  const subject = `${kind} ${type} ${owner === null ? '' : `${owner}.`}${shownName}`;
  if (facts.length === 0) return [subject];
  return facts.map(({ fact, before, after }) => line(subject, fact, [idOf(before), idOf(after)]));
}

/** Of a label shown as `Text (@id)`. */
function idOf(value: string | null): string | null {
  return value === null ? null : (/\((@[^()]+)\)$/.exec(value)?.[1] ?? value);
}

function line(subject: string, fact: string, [before, after]: readonly (string | null)[]): Line {
  return `${subject} ${fact}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}

function mirrored(text: Line): Line {
  const types: Record<string, ChangeType> = { added: 'removed', removed: 'added' };
  const [, kind = '', type = '', rest = ''] = /^(\S+) (\S+) (.*)$/s.exec(text) ?? [];
  const [, fact, before, after] = /^(.*?: )(.*) → (.*)$/s.exec(rest) ?? [];
  const facts = fact === undefined ? rest : `${fact}${after} → ${before}`;
  return `${kind} ${types[type] ?? type} ${facts}`;
}

function trueLines(scale: 'small' | 'real', withLabels: boolean): Line[] {
  const { definitions, labels } = demoChanges(scale);
  const reworded = labels.map(({ id, from, to }) =>
    line(`label changed ${id}`, 'text', [from.en, to.en]),
  );
  return [
    ...definitions.flatMap((change) => definitionLines(scale, change)),
    ...(withLabels ? reworded : []),
    ...moduleLines(scale),
  ];
}

function definitionLines(scale: 'small' | 'real', change: DefinitionChange): readonly Line[] {
  const name = change.kind === 'entity' ? setNameOf(scale, change.name) : change.name;
  if (change.change !== 'changed') return [`${change.kind} ${change.change} ${name}`];
  return change.details.flatMap((detail) => detailLines({ scale, name, change, detail }));
}

interface Detail {
  readonly scale: 'small' | 'real';
  readonly name: string;
  readonly change: DefinitionChange;
  readonly detail: DetailChange;
}

function detailLines({ scale, name, change, detail }: Detail): readonly Line[] {
  switch (detail.what) {
    case 'field_added':
      return [`property added ${name}.${detail.field}`];
    case 'field_removed':
      return [`property removed ${name}.${detail.field}`];
    case 'field_became_mandatory':
      return [line(`property changed ${name}.${detail.field}`, 'mandatory', ['no', 'yes'])];
    case 'field_type_changed': {
      const subject = `property changed ${name}.${detail.field}`;
      return [
        line(subject, 'type', [detail.from, detail.to]),
        line(subject, 'X++ type', dataTypesOf(scale, change.name, detail.field)),
      ];
    }
    case 'field_label_changed':
      return [line(`property changed ${name}.${detail.field}`, 'label', [detail.from, detail.to])];
    case 'action_added':
      return [`action added ${name}.${detail.action}`];
    case 'member_added':
      return [`enumeration_member added ${name}.${detail.member}`];
    case 'member_renumbered': {
      const subject = `enumeration_member changed ${name}.${detail.member}`;
      return [line(subject, 'value', [String(detail.from), String(detail.to)])];
    }
    case 'category_changed':
      return [line(`data_entity changed ${name}`, 'category', [detail.from, detail.to])];
  }
}

function setNameOf(scale: 'small' | 'real', name: string): string {
  const find = (release: 1 | 2) =>
    demoCatalogue(release, scale).publicEntities.find((entity) => entity.Name === name);
  return (find(2) ?? find(1))?.EntitySetName ?? '';
}

/** The generator notes the OData type only. */
function dataTypesOf(scale: 'small' | 'real', entity: string, field: string): readonly string[] {
  return ([1, 2] as const).map(
    (release) =>
      demoCatalogue(release, scale)
        .publicEntities.find(({ Name }) => Name === entity)
        ?.Properties.find(({ Name }) => Name === field)?.DataType ?? '',
  );
}

/** From the lines as the service sends them, told apart without the product's own reading. */
function moduleLines(scale: 'small' | 'real'): readonly Line[] {
  const parts = (text: string) => {
    const [name = '', version = '', moduleId = '', publisher = '', ...title] = text
      .split(' | ')
      .map((part) => part.slice(part.indexOf(':') + 1).trim());
    return { key: `${name}|${moduleId}|${publisher}`, version, moduleId, title: title.join(' | ') };
  };
  const before = new Map(
    demoCatalogue(1, scale)
      .modules.map(parts)
      .map((each) => [each.key, each]),
  );
  const after = demoCatalogue(2, scale).modules.map(parts);
  return after.flatMap(({ key, version, moduleId, title }) => {
    const old = before.get(key);
    if (old === undefined) return [`module added ${moduleId} (${title})`];
    if (old.version === version) return [];
    return [line(`module changed ${moduleId} (${title})`, 'version', [old.version, version])];
  });
}
