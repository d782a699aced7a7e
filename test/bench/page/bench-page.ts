import { wrap, type Remote } from 'comlink';
import type { EngineApi } from '#contract/api.ts';
import type { CacheStatistics, Catalog, Environment } from '#contract/domain.ts';
import type { Answer } from '#contract/outcome.ts';
import type { SearchHit } from '#contract/search.ts';
import type { SyncRequest, SyncSession } from '#contract/sync.ts';
import { connectEngine, type EngineClient } from '../../../src/engine/engine-client.ts';
import type { BareLoop } from './bare-loop.ts';
import type { CompareBench } from './compare-bench.ts';
import type { DatabaseProbe } from './database-probe.ts';
import type { SearchBench } from './search-bench.ts';

/** What a measurement may ask of its page. The engine is the product's own, in its own worker. */
export class BenchPage {
  #engine: EngineClient | null = null;

  /** Safe to repeat. Starts the engine. */
  async addEnvironment(url: string): Promise<Environment> {
    const name = new URL(url).host;
    return valueOf(
      this.#connect().tell((engine) =>
        engine.addEnvironment({ name, url, auth: 'none', transport: 'relay' }),
      ),
    );
  }

  /** Ends with the session, whatever became of it. */
  async sync(id: number, request: SyncRequest): Promise<SyncSession> {
    const engine = this.#connect();
    const ended = Promise.withResolvers<SyncSession>();
    const early: SyncSession[] = [];
    let started: SyncSession | null = null;
    const stop = engine.onEvent((event) => {
      if (event.kind !== 'sync_changed' || event.session.endedAt === null) return;
      if (started === null) early.push(event.session);
      else if (event.session.id === started.id) ended.resolve(event.session);
    });
    started = await valueOf(engine.tell((api) => api.startSync(id, request)));
    const past = early.find((session) => session.id === started?.id);
    if (past !== undefined) ended.resolve(past);
    const session = await ended.promise;
    stop();
    return session;
  }

  /** Answers as soon as the session has its row. */
  async begin(id: number, request: SyncRequest): Promise<SyncSession> {
    return valueOf(this.#connect().tell((api) => api.startSync(id, request)));
  }

  async session(sessionId: string): Promise<SyncSession> {
    return valueOf(this.#ask((engine) => engine.getSyncSession(sessionId)));
  }

  /** A session that this or an earlier page has begun, once it has ended. */
  async untilEnded(sessionId: string): Promise<SyncSession> {
    for (;;) {
      const session = await this.session(sessionId);
      if (session.endedAt !== null) return session;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }

  /** Milliseconds until the page has a version that was read a moment ago. Safe to repeat. */
  async knownVersion(url: string): Promise<number> {
    const { id } = await this.addEnvironment(url);
    await valueOf(this.#ask((engine) => engine.checkVersion(id)));
    const startedAt = performance.now();
    const { fromCache } = await valueOf(this.#ask((engine) => engine.checkVersion(id)));
    if (!fromCache) throw new Error('The environment was asked again.');
    return performance.now() - startedAt;
  }

  /** What the environment shows; null before its first sync. */
  async catalogOf(id: number): Promise<Catalog | null> {
    const environments = await valueOf(this.#ask((engine) => engine.listEnvironments()));
    return environments.find((environment) => environment.id === id)?.catalog ?? null;
  }

  /** The complete catalogue that the environment shows, and whether its rows have its digest; null without one. */
  async provenCatalogOf(
    id: number,
  ): Promise<{ readonly digest: string; readonly isWhole: boolean } | null> {
    const catalog = await this.catalogOf(id);
    if (catalog === null || catalog.digest === null) return null;
    const { digest } = catalog;
    const proof = await this.#ask((engine) => engine.proveCatalog(catalog.id));
    // The sync that goes on may just have put another one in its place.
    if (!proof.ok && proof.failure.kind === 'not_found') return this.provenCatalogOf(id);
    return { digest, isWhole: proof.ok && proof.value.verdict === 'whole' };
  }

  /** Only where no engine was started on this page: nobody may have the database open. */
  async forgetEverything(): Promise<void> {
    const folder = await navigator.storage.getDirectory();
    for await (const name of folder.keys()) await removeWhenFree(folder, name);
  }

  /** Starts a sync and gives the milliseconds until a search for `text` has a hit, asking again after each pause. */
  async syncUntilFound(id: number, text: string, pauseMs: number): Promise<number> {
    const engine = this.#connect();
    const startedAt = performance.now();
    await valueOf(
      engine.tell((api) =>
        api.startSync(id, { strategy: 'full_without_labels', startedBy: 'user' }),
      ),
    );
    while ((await this.#find(id, text)).length === 0) {
      await new Promise((resume) => setTimeout(resume, pauseMs));
    }
    return performance.now() - startedAt;
  }

  /** Of the first environment. The file comes as base64: a measurement gets plain data only. */
  async exportSnapshot(
    languages: readonly string[],
  ): Promise<{ readonly milliseconds: number; readonly base64: string }> {
    const engine = this.#connect();
    const [first] = await valueOf(engine.ask((api) => api.listEnvironments()));
    if (first === undefined) throw new Error('There is no environment.');
    const startedAt = performance.now();
    const { blob } = await valueOf(
      engine.ask((api) =>
        api.exportSnapshot({
          environments: [first.id],
          languages,
          hasNames: true,
          hasAddresses: false,
          createdBy: null,
          appVersion: '0.1.0',
          parts: [],
          documents: [],
          task: 'bench',
        }),
      ),
    );
    return { milliseconds: performance.now() - startedAt, base64: await toBase64(blob) };
  }

  /** From the start of the engine to the first hit, and to the end of the index. */
  async openSnapshot(
    base64: string,
    text: string,
  ): Promise<{
    readonly previewMs: number;
    readonly searchableMs: number;
    readonly wholeMs: number;
  }> {
    const file = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
    const startedAt = performance.now();
    const engine = this.#connect();
    const whole = Promise.withResolvers<void>();
    engine.onEvent((event) => {
      if (event.kind !== 'snapshot_progress' || event.progress.stage !== 'indexing') return;
      if (event.progress.done >= event.progress.total) whole.resolve();
    });
    await valueOf(engine.ask((api) => api.inspectSnapshot(file, 'bench')));
    const previewMs = performance.now() - startedAt;
    const { environments } = await valueOf(engine.tell((api) => api.importSnapshot(file, 'bench')));
    const hits = await this.#find(environments[0]?.id ?? 0, text);
    if (hits.length === 0) throw new Error('Nothing was found.');
    const searchableMs = performance.now() - startedAt;
    await whole.promise;
    return { previewMs, searchableMs, wholeMs: performance.now() - startedAt };
  }

  async statistics(): Promise<CacheStatistics> {
    return valueOf(this.#ask((engine) => engine.cacheStatistics()));
  }

  /** A worker that must be the first to open the database of its page. */
  bareLoop(): Remote<BareLoop> {
    return wrap<BareLoop>(
      new Worker(new URL('./bare-loop.ts', import.meta.url), { type: 'module' }),
    );
  }

  /** As the bare loop: nobody else may have the database open. */
  databaseProbe(): Remote<DatabaseProbe> {
    return wrap<DatabaseProbe>(
      new Worker(new URL('./database-probe.ts', import.meta.url), { type: 'module' }),
    );
  }

  /** As the bare loop, for a database that is already filled. */
  searchBench(): Remote<SearchBench> {
    return wrap<SearchBench>(
      new Worker(new URL('./search-bench.ts', import.meta.url), { type: 'module' }),
    );
  }

  /** As the bare loop, for a database with two complete catalogs. */
  compareBench(): Remote<CompareBench> {
    return wrap<CompareBench>(
      new Worker(new URL('./compare-bench.ts', import.meta.url), { type: 'module' }),
    );
  }

  async #find(environment: number, text: string): Promise<readonly SearchHit[]> {
    const environments = await valueOf(this.#ask((engine) => engine.listEnvironments()));
    const catalog = environments.find(({ id }) => id === environment)?.catalog?.id;
    if (catalog === undefined) return [];
    return (await valueOf(this.#ask((engine) => engine.search(catalog, { text })))).hits;
  }

  #ask<T>(question: (engine: EngineApi) => Answer<T>): Answer<T> {
    return this.#connect().ask(question);
  }

  #connect(): EngineClient {
    return (this.#engine ??= connectEngine({
      token: () => Promise.reject(new Error('The benchmark needs no sign-in.')),
    }));
  }
}

/** The tab before keeps its files open for a moment after it is gone. */
async function removeWhenFree(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  for (;;) {
    try {
      return await folder.removeEntry(name, { recursive: true });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (error.name !== 'NoModificationAllowedError') throw error;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
}

async function toBase64(blob: Blob): Promise<string> {
  let text = '';
  for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}

async function valueOf<T>(answer: Answer<T>): Promise<T> {
  const outcome = await answer;
  if (!outcome.ok) throw new Error(`Unexpected failure: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

/** The host's policy asks who vouches for workers; those of this page are not among the app's own files. */
function trustEveryScript(): void {
  // TypeScript does not know it.
  const { trustedTypes }: { readonly trustedTypes?: TrustedTypes } = Object(globalThis);
  trustedTypes?.createPolicy('default', { createScriptURL: (address) => address });
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}

declare global {
  var bench: BenchPage;
}

trustEveryScript();
globalThis.bench = new BenchPage();
