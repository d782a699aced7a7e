import {
  PASTE_PLACES,
  type PasteReport,
  type PastePlace,
  type PinTarget,
  type RecognisedUse,
  type UnrecognisedUse,
} from '#contract/watch-list.ts';

/** Collects what a text uses: each thing once, wherever it stands. */
export class UseReport {
  readonly #uses = new Map<string, { target: PinTarget; readonly places: Set<PastePlace> }>();
  readonly #entities = new Set<string>();
  readonly #rejected = new Map<string, UnrecognisedUse>();

  /** The text names this entity directly. */
  name(entity: string, place: PastePlace): void {
    this.#entities.add(entity);
    this.add({ kind: 'entity', owner: entity, part: null, isWhole: false }, place);
  }

  /** What is used as a whole in one place is used as a whole. */
  add(target: PinTarget, place: PastePlace): void {
    const key = JSON.stringify([target.kind, target.owner, target.part]);
    const use = this.#uses.get(key) ?? { target, places: new Set() };
    if (target.isWhole) use.target = target;
    use.places.add(place);
    this.#uses.set(key, use);
  }

  reject(texts: readonly string[], problem: string): void {
    for (const text of texts) this.#rejected.set(`${text} ${problem}`, { text, problem });
  }

  close(kind: PasteReport['kind'], unread: readonly UnrecognisedUse[]): PasteReport {
    for (const { text, problem } of unread) this.reject([text], problem);
    return {
      kind,
      entities: [...this.#entities],
      candidates: [],
      recognised: groupByOwner([...this.#uses.values()].map(describeUse)),
      unrecognised: [...this.#rejected.values()],
    };
  }
}

function describeUse(use: { target: PinTarget; places: ReadonlySet<PastePlace> }): RecognisedUse {
  return { target: use.target, places: PASTE_PLACES.filter((place) => use.places.has(place)) };
}

/** In the order of the text, the owner itself before its parts. */
function groupByOwner(uses: readonly RecognisedUse[]): readonly RecognisedUse[] {
  const groups = Map.groupBy(uses, ({ target }) => target.owner);
  const isPart = ({ target }: RecognisedUse): number => Number(target.part !== null);
  return [...groups.values()].flatMap((group) => group.toSorted((a, b) => isPart(a) - isPart(b)));
}
