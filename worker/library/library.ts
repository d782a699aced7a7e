import type {
  LibraryAddress,
  LibraryEntry,
  LibraryProblem,
  Published,
  PublishedTerms,
} from '#contract/library.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { MAX_SNAPSHOT_BYTES, SNAPSHOT_ENDING } from '#contract/snapshot.ts';
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { LongWork } from '../snapshot/long-work.ts';
import { openSnapshot, type OpenedSnapshot } from '../snapshot/open-snapshot.ts';
import { describeEntry } from './describe-entry.ts';
import { joinGlossaries } from './join-glossaries.ts';
import { joinSnapshots } from './join-snapshots.ts';
import { addEntry, readIndex, writeIndex } from './library-index.ts';
import { readFile, writeFile, type StoredFile, type WriteCondition } from './library-store.ts';

const INDEX = 'index.json';
const MAX_INDEX_BYTES = 20_000_000;
/** Of one file; each time somebody else was faster. */
const MAX_ATTEMPTS = 8;

/** What two have published, in one file. */
interface JoinedFile {
  readonly blob: Blob;
  readonly terms: PublishedTerms;
}

/** A team's folder. Every write names the state that it replaces, so nobody's work is lost to another's. */
export class Library {
  readonly #address: LibraryAddress;
  readonly #sqlite: Sqlite3Static;
  readonly #work: LongWork;

  constructor(address: LibraryAddress, sqlite: Sqlite3Static, work: LongWork) {
    this.#address = address;
    this.#sqlite = sqlite;
    this.#work = work;
  }

  async list(): Answer<readonly LibraryEntry[]> {
    const index = await this.#readIndex();
    return index.ok ? succeed(index.value.entries) : index;
  }

  /** Its file of this version with every digest recomputed, to be closed by the caller; null where there is none. */
  async open(fingerprint: string): Answer<OpenedSnapshot | null> {
    const file = await readFile(this.#address, nameOf(fingerprint), MAX_SNAPSHOT_BYTES);
    if (!file.ok || file.value === null) return file.ok ? succeed(null) : file;
    return this.#openAs(fingerprint, file.value.blob);
  }

  /** Adds a snapshot of one version; throws a refusal where what is there is no good. */
  async publish(fingerprint: string, blob: Blob): Answer<Published> {
    const name = nameOf(fingerprint);
    let joined: JoinedFile | null = null;
    let condition: WriteCondition = { isNew: true };
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const wanted = joined?.blob ?? blob;
      const written = await writeFile(this.#address, { name, blob: wanted }, condition);
      if (!written.ok) return written;
      if (written.value) return this.#announce(fingerprint, wanted, joined);
      const there = await readFile(this.#address, name, MAX_SNAPSHOT_BYTES);
      if (!there.ok) return there;
      if (there.value === null) {
        joined = null;
        condition = { isNew: true };
      } else if (there.value.etag === null) return this.#refuse('no_etag');
      else {
        const both = await this.#join(fingerprint, blob, there.value);
        if (!both.ok) return both;
        joined = both.value;
        condition = { etag: there.value.etag };
      }
    }
    return this.#refuse('busy');
  }

  /** What is new comes first: where both know a text, the one that was just read from an environment stays. */
  async #join(fingerprint: string, blob: Blob, there: StoredFile): Answer<JoinedFile> {
    const before = await this.#openAs(fingerprint, there.blob);
    if (!before.ok) return before;
    const added = await openSnapshot(this.#sqlite, blob, this.#work);
    const { createdBy, appVersion } = added.manifest;
    const createdAt = laterThan(before.value.manifest.createdAt, added.manifest.createdAt);
    try {
      const signature = { createdAt, createdBy, appVersion };
      const work = this.#work;
      const both = [added, before.value];
      const { documents, terms } = joinGlossaries(before.value, added, createdAt);
      const joining = { work, signature, documents };
      return succeed({ blob: await joinSnapshots(this.#sqlite, both, joining), terms });
    } finally {
      added.db.close();
      before.value.db.close();
    }
  }

  async #openAs(fingerprint: string, blob: Blob): Answer<OpenedSnapshot> {
    const snapshot = await openSnapshot(this.#sqlite, blob, this.#work);
    const isIt = snapshot.versions.every(
      (version) => version.source === 'modules' && version.fingerprint === fingerprint,
    );
    if (isIt) return succeed(snapshot);
    snapshot.db.close();
    return this.#refuse('other_version');
  }

  async #announce(fingerprint: string, blob: Blob, joined: JoinedFile | null): Answer<Published> {
    const snapshot = await openSnapshot(this.#sqlite, blob, this.#work);
    const entry = describeEntry(fingerprint, snapshot);
    snapshot.db.close();
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const index = await this.#readIndex();
      if (!index.ok) return index;
      const { entries, condition } = index.value;
      if (condition === null) return this.#refuse('no_etag');
      const text = new Blob([writeIndex(addEntry(entries, entry))], { type: 'application/json' });
      const written = await writeFile(this.#address, { name: INDEX, blob: text }, condition);
      if (!written.ok) return written;
      if (!written.value) continue;
      const terms = joined?.terms ?? { added: entry.terms, combined: 0 };
      return succeed({ entry, terms });
    }
    return this.#refuse('busy');
  }

  async #readIndex(): Answer<{
    readonly entries: readonly LibraryEntry[];
    /** Null where it cannot be written safely. */
    readonly condition: WriteCondition | null;
  }> {
    const file = await readFile(this.#address, INDEX, MAX_INDEX_BYTES);
    if (!file.ok) return file;
    if (file.value === null) return succeed({ entries: [], condition: { isNew: true } });
    const { blob, etag } = file.value;
    const entries = readIndex(await blob.text());
    if (typeof entries === 'string') return this.#refuse(entries);
    return succeed({ entries, condition: etag === null ? null : { etag } });
  }

  #refuse(problem: LibraryProblem) {
    return fail({ kind: 'bad_library', host: new URL(this.#address.url).host, problem });
  }
}

function nameOf(fingerprint: string): string {
  return fingerprint + SNAPSHOT_ENDING;
}

/** The index believes the later of two: clocks of two publishers may differ. */
function laterThan(before: string, now: string): string {
  if (before < now) return now;
  return new Date(Math.min(Date.parse(before) + 1, END_OF_TIME)).toISOString();
}

/** Of years of four digits, beyond which no reader takes a time. */
const END_OF_TIME = Date.parse('9999-12-31T23:59:59.999Z');
