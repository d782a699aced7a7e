import type { Origin } from '#contract/comparison.ts';
import type { InstalledModule } from '#contract/domain.ts';
import { MICROSOFT_LABEL_FILES } from './microsoft-label-files.ts';

export type Publication = Pick<InstalledModule, 'name' | 'moduleId' | 'publisher'>;

/** Says whose something is. The metadata has no such fact, but the id of a label often tells. */
export interface OriginFinder {
  /**
   * By the label file in its id (`@ContosoCore:Rating`, or the old `@SYS1234`), the first of these rules that answers:
   * 1. A module is named like the file: its publisher's. Case and everything but letters and digits do not matter.
   * 2. The file is one that Microsoft ships: Microsoft's.
   * 3. A module's name begins or ends with the file's, or the file's with the module's (`ContosoCoreLabels`), of several
   *    the longest: its publisher's. Names shorter than four characters prove nothing.
   * 4. Unknown; as without a label, with a literal text for one, and where modules of one name disagree.
   */
  ofLabel(labelId: string | null): Origin;
  /** Of a part of an entity or enumeration: a label of somebody else than Microsoft tells, otherwise the owner's. */
  ofPart(labelId: string | null, ownerLabelId: string | null): Origin;
  /** `own` for the publishers that the user calls her own; `unknown` for an empty name. */
  ofPublisher(publisher: string): Origin;
}

export function createOriginFinder(
  modules: readonly Publication[],
  ownPublishers: readonly string[],
): OriginFinder {
  const own = new Set(ownPublishers.map((publisher) => publisher.trim().toLowerCase()));
  const publishersByName = collectPublishers(modules);
  const originsByFile = new Map<string, Origin>();

  const ofPublisher = (publisher: string): Origin => {
    const name = publisher.trim().toLowerCase();
    if (name === '') return 'unknown';
    if (own.has(name)) return 'own';
    return /^microsoft\b/.test(name) ? 'microsoft' : 'partner';
  };
  const ofPublishers = (publishers: readonly string[]): Origin => {
    const [origin = 'unknown', ...others] = new Set(publishers.map(ofPublisher));
    return others.length > 0 ? 'unknown' : origin;
  };
  const ofFile = (file: string): Origin => {
    const exact = publishersByName.get(file);
    if (exact !== undefined) return ofPublishers(exact);
    if (MICROSOFT_LABEL_FILES.has(file)) return 'microsoft';
    return ofPublishers(closestPublishers(publishersByName, file));
  };
  const ofLabel = (labelId: string | null): Origin => {
    const file = labelFileOf(labelId);
    if (file === null) return 'unknown';
    const known = originsByFile.get(file) ?? ofFile(file);
    originsByFile.set(file, known);
    return known;
  };

  return {
    ofLabel,
    ofPublisher,
    ofPart(labelId, ownerLabelId) {
      const origin = ofLabel(labelId);
      if (origin === 'own' || origin === 'partner') return origin;
      const ownerOrigin = ofLabel(ownerLabelId);
      return ownerOrigin === 'unknown' ? origin : ownerOrigin;
    },
  };
}

const SHORTEST_HINT = 4;

/** The file's name as it is compared; null where the id names none. */
function labelFileOf(labelId: string | null): string | null {
  const [, file, oldFile] = /^@(?:([^:]+):|([a-z]+)\d+$)/i.exec(labelId ?? '') ?? [];
  const name = fold(file ?? oldFile ?? '');
  return name === '' ? null : name;
}

function collectPublishers(modules: readonly Publication[]): ReadonlyMap<string, string[]> {
  const publishers = new Map<string, string[]>();
  for (const { name, moduleId, publisher } of modules) {
    for (const key of new Set([fold(name), fold(moduleId)])) {
      if (key === '') continue;
      publishers.set(key, [...(publishers.get(key) ?? []), publisher]);
    }
  }
  return publishers;
}

function closestPublishers(
  publishersByName: ReadonlyMap<string, readonly string[]>,
  file: string,
): readonly string[] {
  let length = SHORTEST_HINT - 1;
  let closest: readonly string[] = [];
  for (const [name, publishers] of publishersByName) {
    const common = commonLength(name, file);
    if (common > length) closest = publishers;
    else if (common === length && closest.length > 0) closest = [...closest, ...publishers];
    length = Math.max(length, common);
  }
  return closest;
}

/** Of the shorter name where the longer one begins or ends with it, otherwise 0. */
function commonLength(left: string, right: string): number {
  const [shorter, longer] = left.length < right.length ? [left, right] : [right, left];
  const isPart = longer.startsWith(shorter) || longer.endsWith(shorter);
  return isPart ? shorter.length : 0;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
