import type {
  CatalogId,
  Environment,
  EnvironmentAuth,
  EnvironmentChange,
  EnvironmentDraft,
  EnvironmentId,
  EnvironmentKind,
  EnvironmentTransport,
} from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { CatalogReader } from '../catalog/catalog-reader.ts';
import { markLeft } from '../catalog/catalogs.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { readActiveVersion } from '../versions/version-registry.ts';
import { fileAddress } from './file-address.ts';
import { guessKind, normaliseAddress } from './normalise-address.ts';
import { readSnapshotOrigin } from './snapshot-origin.ts';

const MAX_NAME_LENGTH = 80;

/** The environments on this device, each known by its origin. */
export class Environments {
  readonly #db: Database;
  readonly #catalogs: CatalogReader;

  constructor(db: Database, catalogs: CatalogReader) {
    this.#db = db;
    this.#catalogs = catalogs;
  }

  /** In the order in which they were added. */
  list(): readonly Environment[] {
    return this.#db.all(allEnvironments, {}).map((row) => this.#describe(row));
  }

  find(id: EnvironmentId): Outcome<Environment> {
    const row = this.#db.first(environmentById, { id });
    if (row === undefined) {
      return fail({ kind: 'not_found', what: 'environment', name: String(id) });
    }
    return succeed(this.#describe(row));
  }

  /** The same origin gives the same environment, with its new name and settings. */
  add(draft: EnvironmentDraft, now: string): Outcome<Environment> {
    const address = normaliseAddress(draft.url);
    if ('problem' in address) {
      return fail({ kind: 'bad_address', address: draft.url, problem: address.problem });
    }
    const { name, auth, transport } = draft;
    const kind = draft.kind ?? guessKind(address.host);
    return this.#save({ name, url: address.url, kind, auth, transport, now });
  }

  /** The one of this name that is known from files only. */
  addFromFiles(name: string, now: string): Outcome<Environment> {
    const url = fileAddress(name);
    return this.#save({ name, url, kind: 'snapshot', auth: 'none', transport: 'file', now });
  }

  /** By the address that was made for it; one that is here already keeps the name that its user gave it. */
  addFromSnapshot(name: string, url: string, now: string): Outcome<Environment> {
    const known = this.findByUrl(url);
    if (known !== null) return succeed(known);
    return this.#save({ name, url, kind: 'snapshot', auth: 'none', transport: 'file', now });
  }

  /** Null where no environment has this address. */
  findByUrl(url: string): Environment | null {
    const known = this.#db.first(environmentByUrl, { url });
    return known === undefined ? null : this.#describe(known);
  }

  #save(row: EnvironmentInput): Outcome<Environment> {
    const name = row.name.trim();
    if (!isName(name)) return fail(BAD_NAME);
    const saved = this.#db.first(upsertEnvironment, { ...row, name });
    if (saved === undefined) throw new Error('An upsert returns its row.');
    return this.find(saved.id);
  }

  /** What is left out stays as it is. */
  update(id: EnvironmentId, change: EnvironmentChange): Outcome<Environment> {
    const name = change.name?.trim() ?? null;
    if (name !== null && !isName(name)) return fail(BAD_NAME);
    this.#db.run(updateEnvironment, { id, name, kind: change.kind ?? null });
    return this.find(id);
  }

  /** What is searched for this environment from now on. */
  show(environment: EnvironmentId, catalog: CatalogId): void {
    markLeft(this.#db, environment, new Date().toISOString());
    this.#db.run(showCatalog, { environment, catalog });
  }

  #describe({ catalog_id, ...row }: EnvironmentRow): Environment {
    const active = readActiveVersion(this.#db, row.id);
    const snapshot = readSnapshotOrigin(this.#db, row.id);
    return {
      ...row,
      host: new URL(row.url).host,
      version: active?.version ?? null,
      versionCheckedAt: active?.checkedAt ?? null,
      catalog: catalog_id === null ? null : this.#catalogs.read(catalog_id),
      ...(snapshot === undefined ? {} : { snapshot }),
    };
  }
}

function isName(name: string): boolean {
  return name !== '' && name.length <= MAX_NAME_LENGTH;
}

const BAD_NAME: Failure = {
  kind: 'bad_input',
  field: 'name',
  problem: `A name has 1 to ${MAX_NAME_LENGTH} characters.`,
};

/** The environments that show this catalog. */
export function listShowing(db: Database, catalog: CatalogId): readonly EnvironmentId[] {
  return db.all(environmentsByCatalog, { catalog }).map((row) => row.id);
}

type EnvironmentRow = Pick<
  Environment,
  'id' | 'name' | 'url' | 'kind' | 'auth' | 'transport' | 'addedAt'
> & { readonly catalog_id: CatalogId | null };

const COLUMNS = 'id, name, url, kind, auth, transport, added_at AS addedAt, catalog_id';

const allEnvironments = statement<{}, EnvironmentRow>(
  `SELECT ${COLUMNS} FROM environment ORDER BY id`,
);

const environmentById = statement<{ id: EnvironmentId }, EnvironmentRow>(
  `SELECT ${COLUMNS} FROM environment WHERE id = :id`,
);

const environmentByUrl = statement<{ url: string }, EnvironmentRow>(
  `SELECT ${COLUMNS} FROM environment WHERE url = :url`,
);

type EnvironmentInput = {
  name: string;
  url: string;
  kind: EnvironmentKind;
  auth: EnvironmentAuth;
  transport: EnvironmentTransport;
  now: string;
};

const upsertEnvironment = statement<EnvironmentInput, { id: EnvironmentId }>(/* sql */ `
  INSERT INTO environment (name, url, kind, auth, transport, added_at)
  VALUES (:name, :url, :kind, :auth, :transport, :now)
  ON CONFLICT (url) DO UPDATE
    SET name = excluded.name, kind = excluded.kind, auth = excluded.auth, transport = excluded.transport
  RETURNING id
`);

const updateEnvironment = statement<{
  id: EnvironmentId;
  name: string | null;
  kind: string | null;
}>(/* sql */ `
  UPDATE environment SET name = coalesce(:name, name), kind = coalesce(:kind, kind) WHERE id = :id
`);

const showCatalog = statement<{ environment: EnvironmentId; catalog: CatalogId }>(
  'UPDATE environment SET catalog_id = :catalog WHERE id = :environment',
);

const environmentsByCatalog = statement<{ catalog: CatalogId }, { id: EnvironmentId }>(
  'SELECT id FROM environment WHERE catalog_id = :catalog ORDER BY id',
);
