import { demoCatalogue } from './catalogue.ts';
import type { DemoRelease, DemoScale } from './demo-catalogue.ts';
import { demoVersion } from './modules.ts';
import type { DemoVersion } from './modules.ts';
import { hashText } from './seeded-random.ts';

/** What the server needs of a catalogue, generated or read from files. */
export interface ServedCatalogue extends DemoVersion {
  readonly dataEntities: readonly NamedElement[];
  readonly publicEntities: readonly NamedElement[];
  readonly publicEnumerations: readonly NamedElement[];
  labelText(id: string, language: string): string | null;
}

export interface NamedElement {
  readonly Name: string;
  readonly ConfigurationEnabled?: boolean;
}

/** Which catalogue an environment shows. */
export interface CatalogueChoice {
  readonly release: DemoRelease;
  readonly scale: DemoScale;
  readonly isFlipped: boolean;
}

export function chooseCatalogue(
  choice: CatalogueChoice,
  fromFiles: ServedCatalogue | null,
): ServedCatalogue {
  const catalogue = fromFiles ?? demoCatalogue(choice.release, choice.scale);
  return choice.isFlipped ? flipConfiguration(catalogue) : catalogue;
}

/** The version alone: asking for it must not make the catalogue. */
export function chooseVersion(
  { release }: CatalogueChoice,
  fromFiles: ServedCatalogue | null,
): DemoVersion {
  return fromFiles ?? demoVersion(release);
}

/** As if somebody had changed a configuration key: one entity in forty is switched over. */
function flipConfiguration(catalogue: ServedCatalogue): ServedCatalogue {
  const known = flipped.get(catalogue);
  if (known !== undefined) return known;
  const result: ServedCatalogue = {
    ...catalogue,
    labelText: (id, language) => catalogue.labelText(id, language),
    publicEntities: catalogue.publicEntities.map((entity) =>
      hashText(entity.Name) % 40 === 0
        ? { ...entity, ConfigurationEnabled: entity.ConfigurationEnabled !== true }
        : entity,
    ),
  };
  flipped.set(catalogue, result);
  return result;
}

const flipped = new WeakMap<ServedCatalogue, ServedCatalogue>();
