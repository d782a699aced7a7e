import type { CatalogId } from '#contract/domain.ts';
import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { toHex } from '../digest/hex.ts';
import { digestDefinition, type Definition } from './canonical-form.ts';
import {
  insertAction,
  insertNavigationProperty,
  insertPropertyGroup,
} from './insert-entity-parts.ts';
import { Interner } from './intern.ts';

export interface StoredBatch {
  /** Definitions that the database did not have yet. */
  readonly added: number;
  readonly known: number;
}

/**
 * Adds definitions to one catalog: what the database already has under the same digest is only linked.
 * One store for one sync. After a failed call it must not be used again: its memory may be ahead of the database.
 */
export class DefinitionStore {
  readonly #db: Database;
  readonly #catalog: CatalogId;
  readonly #interner: Interner;
  /** Every stored definition, by the hexadecimal form of its digest. */
  readonly #idsByDigest = new Map<string, number>();
  /** Stands for this store in `lastStores`, which must not keep the store itself, with all that it remembers, alive. */
  readonly #mark = {};
  #lastId = 0;

  constructor(db: Database, catalog: CatalogId) {
    this.#db = db;
    this.#catalog = catalog;
    this.#interner = new Interner(db);
  }

  /**
   * Digests first, then writes all of it in one transaction, `together` with what belongs to it. Equal definitions
   * of one batch are stored once.
   */
  async store(
    definitions: readonly Definition[],
    together: () => void = () => undefined,
  ): Promise<StoredBatch> {
    const digests = await Promise.all(definitions.map(digestDefinition));
    return this.#db.transaction(() => {
      const batch = this.link(digests, (index) => definitions[index]);
      together();
      return batch;
    });
  }

  /** The same for digests that were computed before: `define` is asked only for what the database does not have. */
  link(
    digests: readonly Uint8Array[],
    define: (index: number) => Definition | undefined,
  ): StoredBatch {
    return this.#db.transaction(() => {
      if (lastStores.get(this.#db) !== this.#mark) this.#learn();
      let added = 0;
      digests.forEach((digest, index) => {
        if (this.#link(digest, () => define(index))) added += 1;
      });
      return { added, known: digests.length - added };
    });
  }

  /** Before the first write, and where another store or a removal has changed what is stored. */
  #learn(): void {
    lastStores.set(this.#db, this.#mark);
    this.#idsByDigest.clear();
    this.#lastId = 0;
    this.#interner.learn();
    for (const { id, digest } of this.#db.all(allDefinitions, {})) {
      this.#idsByDigest.set(toHex(digest), id);
      this.#lastId = Math.max(this.#lastId, id);
    }
  }

  /** True if the definition was new. */
  #link(digest: Uint8Array, define: () => Definition | undefined): boolean {
    const key = toHex(digest);
    const known = this.#idsByDigest.get(key);
    const id = known ?? (this.#lastId += 1);
    if (known === undefined) {
      const definition = define();
      if (definition === undefined) throw new Error('Every digest has its definition.');
      this.#insert(id, definition, digest);
      this.#idsByDigest.set(key, id);
    }
    this.#db.bulkInsert(INSERT_LINK).add(this.#catalog, id);
    return known === undefined;
  }

  #insert(id: number, definition: Definition, digest: Uint8Array): void {
    this.#db.bulkInsert(INSERT_DEFINITION).add(id, definition.kind, digest);
    switch (definition.kind) {
      case 'data_entity':
        return this.#insertDataEntity(id, definition.value);
      case 'entity':
        return this.#insertEntity(id, definition.value);
      case 'enumeration':
        return this.#insertEnumeration(id, definition.value);
    }
  }

  #insertDataEntity(id: number, entity: DataEntity): void {
    this.#db
      .bulkInsert(INSERT_DATA_ENTITY)
      .add(
        id,
        entity.name,
        entity.publicEntityName,
        entity.publicCollectionName,
        this.#interner.label(entity.labelId),
        entity.dataServiceEnabled,
        entity.dataManagementEnabled,
        entity.entityCategory,
        entity.isReadOnly,
      );
  }

  #insertEntity(id: number, entity: Entity): void {
    this.#db
      .bulkInsert(INSERT_ENTITY)
      .add(
        id,
        entity.name,
        entity.entitySetName,
        this.#interner.label(entity.labelId),
        entity.isReadOnly,
        entity.configurationEnabled,
      );
    this.#insertProperties(id, entity);
    entity.navigationProperties.forEach((property, position) =>
      insertNavigationProperty(this.#db, { definition: id, position }, property),
    );
    entity.propertyGroups.forEach((group, position) =>
      insertPropertyGroup(this.#db, { definition: id, position }, group),
    );
    entity.actions.forEach((action, position) =>
      insertAction(this.#db, { definition: id, position }, action),
    );
  }

  #insertProperties(id: number, entity: Entity): void {
    const insert = this.#db.bulkInsert(INSERT_PROPERTY);
    entity.properties.forEach((property, position) =>
      insert.add(
        id,
        position,
        property.name,
        this.#interner.propertyType(property.typeName, property.dataType),
        this.#interner.label(property.labelId),
        property.isKey,
        property.isMandatory,
        property.configurationEnabled,
        property.allowEdit,
        property.allowEditOnCreate,
        property.isDimension,
        property.dimensionRelation,
        property.isDynamicDimension,
        property.dimensionLegalEntityProperty,
        property.dimensionTypeProperty,
      ),
    );
  }

  #insertEnumeration(id: number, enumeration: Enumeration): void {
    this.#db
      .bulkInsert('INSERT INTO enumeration (definition_id, name, label_id) VALUES (?, ?, ?)')
      .add(id, enumeration.name, this.#interner.label(enumeration.labelId));
    const insert = this.#db.bulkInsert(INSERT_MEMBER);
    enumeration.members.forEach((member, position) =>
      insert.add(
        id,
        position,
        member.name,
        member.value,
        this.#interner.label(member.labelId),
        member.configurationEnabled,
      ),
    );
  }
}

/** Removes definitions that no catalog links, with all their parts; a store in use learns of it. */
export function removeDefinitions(db: Database, ids: readonly number[]): void {
  db.run(deleteDefinitions, { definitions: JSON.stringify(ids) });
  lastStores.delete(db);
}

/** The one whose memory is as the database: all others learn before they write. */
const lastStores = new WeakMap<Database, object>();

const deleteDefinitions = statement<{ definitions: string }>(
  'DELETE FROM definition WHERE id IN (SELECT value FROM json_each(:definitions))',
);

const allDefinitions = statement<{}, { id: number; digest: Uint8Array }>(
  'SELECT id, digest FROM definition',
);

const INSERT_DEFINITION = 'INSERT INTO definition (id, kind, digest) VALUES (?, ?, ?)';

// A sync that resumes sends what the catalog already has.
const INSERT_LINK =
  'INSERT INTO catalog_definition (catalog_id, definition_id) VALUES (?, ?) ON CONFLICT DO NOTHING';

const INSERT_DATA_ENTITY = /* sql */ `
  INSERT INTO data_entity (
    definition_id, name, public_entity_name, public_collection_name, label_id,
    data_service_enabled, data_management_enabled, entity_category, is_read_only
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
`;

const INSERT_ENTITY = /* sql */ `
  INSERT INTO entity (
    definition_id, name, entity_set_name, label_id, is_read_only, configuration_enabled
  ) VALUES (?, ?, ?, ?, ?, ?)
`;

const INSERT_PROPERTY = /* sql */ `
  INSERT INTO property (
    definition_id, position, name, type_id, label_id, is_key, is_mandatory, configuration_enabled,
    allow_edit, allow_edit_on_create, is_dimension, dimension_relation, is_dynamic_dimension,
    dimension_legal_entity_property, dimension_type_property
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
`;

const INSERT_MEMBER = /* sql */ `
  INSERT INTO enumeration_member (
    definition_id, position, name, value, label_id, configuration_enabled
  ) VALUES (?, ?, ?, ?, ?, ?)
`;
