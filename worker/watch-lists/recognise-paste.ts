import type { CatalogId } from '#contract/domain.ts';
import type { PasteReport, PinTarget } from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { CatalogNames, findName, type FoundOwner } from './catalog-names.ts';
import { guessEntities, normaliseColumn } from './guess-entities.ts';
import type { ODataUse, UsedName } from './odata-use.ts';
import { parsePaste } from './parse-paste.ts';
import type { EnumerationLiteral } from './read-expression.ts';
import { UseReport } from './use-report.ts';

interface Paste {
  readonly text: string;
  /** Set name of the entity that a CSV header belongs to; guessed where it is undefined. */
  readonly entity: string | undefined;
}

/** What a text uses of a catalog, and what of it the catalog does not know. */
export function recognisePaste(db: Database, catalog: CatalogId, paste: Paste): PasteReport {
  const names = new CatalogNames(db, catalog);
  const parsed = parsePaste(paste.text);
  const report = new UseReport();
  if (parsed.kind === 'odata_url') {
    for (const use of parsed.uses) addUse(report, names, use);
    return report.close('odata_url', parsed.unread);
  }
  const candidates = paste.entity === undefined ? guessEntities(db, catalog, parsed.columns) : [];
  const entity = paste.entity ?? candidates[0]?.entitySetName;
  const owner = entity === undefined ? undefined : names.findOwner('entity', entity);
  if (owner !== undefined) addColumns(report, names, { owner, columns: parsed.columns });
  else report.reject(parsed.columns, 'belongs to no entity of this catalogue');
  return { ...report.close('csv_header', []), candidates };
}

function addColumns(
  report: UseReport,
  names: CatalogNames,
  { owner, columns }: { readonly owner: FoundOwner; readonly columns: readonly string[] },
): void {
  const { properties } = names.entity(owner);
  const byColumn = new Map(properties.map(({ name }) => [normaliseColumn(name), name]));
  report.name(owner.name, 'column');
  for (const column of columns) {
    const part = findName(properties, column) ?? byColumn.get(normaliseColumn(column));
    if (part === undefined) report.reject([column], `is no field of ${owner.name}`);
    else report.add({ kind: 'property', owner: owner.name, part, isWhole: false }, 'column');
  }
}

function addUse(report: UseReport, names: CatalogNames, use: ODataUse): void {
  const start = names.findOwner('entity', use.entitySetName);
  if (start === undefined) {
    report.reject([use.entitySetName], 'is no entity of this catalogue');
    return;
  }
  report.name(start.name, 'path');
  for (const name of use.names) addName(report, names, { start, name });
  for (const via of use.wholes) {
    const owner = follow(report, names, { start, via });
    if (owner === undefined) continue;
    const target = { kind: 'entity', owner: owner.name, part: null, isWhole: true } as const;
    report.add(target, via.length === 0 ? 'path' : 'expand');
  }
  for (const literal of use.members) addMember(report, names, literal);
  for (const { text, problem } of use.unread) report.reject([text], problem);
}

interface Way {
  readonly start: FoundOwner;
  readonly via: readonly string[];
}

/** The entity at the end of the way; undefined where the way breaks off. */
function follow(report: UseReport, names: CatalogNames, { start, via }: Way) {
  let owner: FoundOwner | undefined = start;
  for (const step of via) {
    const relation = findRelation(names, owner, step);
    owner = relation && names.findOwner('entity', relation.relatedEntity);
    if (owner !== undefined) continue;
    if (relation !== undefined) {
      report.reject([step], `leads to ${relation.relatedEntity}, which is not in this catalogue`);
    }
    return undefined;
  }
  return owner;
}

function findRelation(names: CatalogNames, owner: FoundOwner, name: string) {
  const { navigationProperties } = names.entity(owner);
  const found = findName(navigationProperties, name);
  return navigationProperties.find((each) => each.name === found);
}

function addName(
  report: UseReport,
  names: CatalogNames,
  { start, name: { via, name, place } }: { readonly start: FoundOwner; readonly name: UsedName },
): void {
  for (let length = 1; length <= via.length; length += 1) {
    const step = via[length - 1] ?? '';
    const owner = follow(report, names, { start, via: via.slice(0, length - 1) });
    if (owner !== undefined) addPart(report, names, { owner, part: step, place });
  }
  const owner = follow(report, names, { start, via });
  if (owner !== undefined) addPart(report, names, { owner, part: name, place });
}

/** A field, a relation or an action; nothing else can stand in an address. */
function addPart(report: UseReport, names: CatalogNames, { owner, part, place }: Used): void {
  for (const kind of ['property', 'navigation_property', 'action'] as const) {
    const found = names.find({ kind, owner: owner.name, part, isWhole: false });
    if (found === undefined) continue;
    report.add(found.target, place);
    return;
  }
  report.reject([part], `is no field, relation or action of ${owner.name}`);
}

interface Used {
  readonly owner: FoundOwner;
  readonly part: string;
  readonly place: UsedName['place'];
}

function addMember(
  report: UseReport,
  names: CatalogNames,
  { enumeration, member }: EnumerationLiteral,
): void {
  const text = `${enumeration}'${member}'`;
  const owner = names.findOwner('enumeration', enumeration);
  if (owner === undefined) {
    report.reject([text], 'is no enumeration of this catalogue');
    return;
  }
  const { members } = names.enumeration(owner);
  const part =
    findName(members, member) ?? members.find(({ value }) => String(value) === member)?.name;
  if (part === undefined) return report.reject([text], `is no value of ${owner.name}`);
  const target: PinTarget = { kind: 'enumeration_member', owner: owner.name, part, isWhole: false };
  report.add(target, 'filter');
}
