import type { CatalogId } from '#contract/domain.ts';
import type { Entity, Enumeration } from '#contract/metadata.ts';
import type { Pin, PinKind, PinTarget } from '#contract/watch-list.ts';
import { findEntity, findEnumeration } from '../catalog/find-definition.ts';
import { readEntityDefinition, readEnumerationDefinition } from '../catalog/read-definition.ts';
import type { Database } from '../db/database.ts';

/** The entity or enumeration of a catalog that a pin belongs to. */
export interface FoundOwner {
  readonly definitionId: number;
  /** As the catalog spells it: the set name of an entity, the name of an enumeration. */
  readonly name: string;
  /** Of an entity; null of an enumeration. */
  readonly publicName: string | null;
}

/** With the public name that the entity had; null where it is not known, and of an enumeration. */
type PinnedTarget = PinTarget & Pick<Pin, 'publicName'>;

/** A target as the catalog spells it, with the definition that it is part of. */
export interface FoundTarget {
  readonly target: PinTarget;
  readonly owner: FoundOwner;
}

/** What one catalog calls things. Reads each definition once: keep it no longer than one answer. */
export class CatalogNames {
  readonly #db: Database;
  readonly #catalog: CatalogId;
  /** Null: it is not there. */
  readonly #owners = new Map<string, FoundOwner | null>();
  readonly #entities = new Map<number, Entity>();
  readonly #enumerations = new Map<number, Enumeration>();

  constructor(db: Database, catalog: CatalogId) {
    this.#db = db;
    this.#catalog = catalog;
  }

  /** Undefined where the catalog does not have the owner or its part. */
  find(target: PinTarget): FoundTarget | undefined {
    return this.#findIn(this.findOwner(target.kind, target.owner), target);
  }

  /** What it was when it was pinned, and nothing else that has its name by now. */
  findAgain(pin: PinnedTarget): FoundTarget | undefined {
    return this.#findIn(this.findOwnerAgain(pin), pin);
  }

  /** An entity whose set was renamed is found by its public name. */
  findOwnerAgain({ kind, owner, publicName }: PinnedTarget): FoundOwner | undefined {
    const found = this.findOwner(kind, owner);
    if (found !== undefined && isSame(found.name, owner)) return found;
    if (publicName === null) return undefined;
    const renamed = this.findOwner(kind, publicName);
    return renamed?.publicName === publicName ? renamed : undefined;
  }

  #findIn(owner: FoundOwner | undefined, target: PinTarget): FoundTarget | undefined {
    if (owner === undefined) return undefined;
    if (target.part === null) return { owner, target: { ...target, owner: owner.name } };
    const part = findName(this.#partsOf(target.kind, owner), target.part);
    return part === undefined
      ? undefined
      : { owner, target: { ...target, owner: owner.name, part } };
  }

  findOwner(kind: PinKind, name: string): FoundOwner | undefined {
    const key = `${isOfEnumeration(kind)} ${name}`;
    const known = this.#owners.get(key);
    if (known !== undefined) return known ?? undefined;
    const owner = isOfEnumeration(kind) ? this.#findEnumeration(name) : this.#findEntity(name);
    this.#owners.set(key, owner ?? null);
    return owner;
  }

  #findEntity(name: string): FoundOwner | undefined {
    const found = findEntity(this.#db, this.#catalog, name);
    return found && { definitionId: found.id, name: found.entitySetName, publicName: found.name };
  }

  #findEnumeration(name: string): FoundOwner | undefined {
    const found = findEnumeration(this.#db, this.#catalog, name);
    return found && { definitionId: found.id, name: found.name, publicName: null };
  }

  entity({ definitionId }: FoundOwner): Entity {
    const known = this.#entities.get(definitionId);
    const entity = known ?? readEntityDefinition(this.#db, definitionId);
    this.#entities.set(definitionId, entity);
    return entity;
  }

  enumeration({ definitionId }: FoundOwner): Enumeration {
    const known = this.#enumerations.get(definitionId);
    const enumeration = known ?? readEnumerationDefinition(this.#db, definitionId);
    this.#enumerations.set(definitionId, enumeration);
    return enumeration;
  }

  #partsOf(kind: PinKind, owner: FoundOwner): readonly { readonly name: string }[] {
    switch (kind) {
      case 'property':
        return this.entity(owner).properties;
      case 'navigation_property':
        return this.entity(owner).navigationProperties;
      case 'action':
        return this.entity(owner).actions;
      case 'enumeration_member':
        return this.enumeration(owner).members;
      case 'entity':
      case 'enumeration':
        return [];
    }
  }
}

function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

export function isOfEnumeration(kind: PinKind): boolean {
  return kind === 'enumeration' || kind === 'enumeration_member';
}

/** As it is spelt there: exactly so, or else without case. */
export function findName(
  parts: readonly { readonly name: string }[],
  name: string,
): string | undefined {
  if (parts.some((part) => part.name === name)) return name;
  const lower = name.toLowerCase();
  return parts.find((part) => part.name.toLowerCase() === lower)?.name;
}
