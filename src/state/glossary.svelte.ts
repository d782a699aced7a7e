import type { CatalogId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type {
  ConflictChoice,
  GlossaryDraft,
  GlossaryFormat,
  GlossaryMerge,
  GlossaryPreview,
  GlossaryTerm,
  TermTarget,
} from '#contract/glossary.ts';
import type { ExportedFile } from '#contract/comparison.ts';
import type { Answer, Outcome } from '#contract/outcome.ts';
import type { SearchHit } from '#contract/search.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { isSameTarget } from '../term-target.ts';

const FOUND_AT_MOST = 6;

/** The terms of this device and what is being done to them. */
export class Glossary {
  readonly #engine: EngineClient;
  #turn = 0;

  terms = $state.raw<readonly GlossaryTerm[]>([]);
  isLoaded = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** What the dialog is open with; null while it is closed. */
  edited = $state.raw<GlossaryDraft | null>(null);

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => {
      if (event.kind === 'glossary_changed') void this.load();
    });
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await this.#engine.ask((engine) => engine.listTerms());
    if (turn !== this.#turn) return; // a newer list is on its way
    this.isLoaded = true;
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.terms = outcome.value;
  }

  /** The terms that mean this. */
  termsOf(target: TermTarget): readonly GlossaryTerm[] {
    return this.terms.filter(({ links }) =>
      links.some((link) => isSameTarget(link.target, target)),
    );
  }

  /** Opens the dialog: for one of the terms, or for a new one that means this. */
  edit(what: GlossaryTerm | TermTarget | null): void {
    if (what !== null && 'term' in what) this.edited = what;
    else this.edited = draftFor(what);
  }

  async save(draft: GlossaryDraft): Answer<GlossaryTerm> {
    const outcome = await this.#engine.tell((engine) => engine.saveTerm(draft));
    if (outcome.ok) await this.load();
    return outcome;
  }

  async remove(id: string): Promise<Failure | null> {
    const outcome = await this.#engine.tell((engine) => engine.removeTerm(id));
    if (!outcome.ok) return outcome.failure;
    await this.load();
    return null;
  }

  export(format: GlossaryFormat): Answer<ExportedFile> {
    return this.#engine.ask((engine) => engine.exportGlossary(format));
  }

  preview(file: File): Answer<GlossaryPreview> {
    return this.#engine.ask((engine) => engine.previewGlossary(file));
  }

  async import(
    file: File,
    choices: Readonly<Record<string, ConflictChoice>>,
  ): Promise<Outcome<GlossaryMerge>> {
    const outcome = await this.#engine.tell((engine) => engine.importGlossary(file, choices));
    if (outcome.ok) await this.load();
    return outcome;
  }

  /** What a term could mean, by its name. */
  async findTargets(catalog: CatalogId, text: string): Promise<readonly SearchHit[]> {
    const query = { text, limit: FOUND_AT_MOST };
    const outcome = await this.#engine.ask((engine) => engine.search(catalog, query));
    return outcome.ok ? outcome.value.hits : [];
  }
}

/** Whoever links a term from an object's page has it before her eyes. */
function draftFor(target: TermTarget | null): GlossaryDraft {
  const links = target === null ? [] : [{ target, confidence: 'likely' as const }];
  return { id: null, term: '', synonyms: [], note: '', links };
}
