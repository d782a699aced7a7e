import type { Catalog, CatalogCounts, GlobalVersion } from '#contract/domain.ts';
import type {
  CatalogProof,
  CleanUp,
  ModuleChanges,
  ModuleComparison,
  ModuleListing,
  SharingStatistics,
  VersionUpdate,
} from '#contract/versions.ts';
import { aboutSizeText, amountText, countText, percentOf, sizeText } from './number-text.ts';

/** `10.0.43`, or what stands for it where no application version was read. */
export function versionName({ applicationVersion, fingerprint }: GlobalVersion): string {
  return applicationVersion ?? `version ${fingerprint.slice(0, 8)}`;
}

/** `4,707 entities, 86,597 fields, 2,320 enumerations`: what a catalogue holds, in short. */
export function holdingText(counts: CatalogCounts): string {
  return [
    amountText(counts.entities, 'entity', 'entities'),
    amountText(counts.properties, 'field'),
    amountText(counts.enumerations, 'enumeration'),
  ].join(', ');
}

/** Whether there is anything to open: a sync that has just begun has stored nothing yet. */
export function holdsNames(catalog: Pick<Catalog, 'counts'> | null | undefined): boolean {
  if (!catalog) return false;
  const { entities, enumerations, dataEntities } = catalog.counts;
  return entities + enumerations + dataEntities > 0;
}

/** How sure a version is. */
export function certaintyText({ source, moduleCount }: GlobalVersion): string {
  switch (source) {
    case 'modules':
      return `known by its ${amountText(moduleCount, 'module')}`;
    case 'builds':
      return 'known by its build numbers only';
    case 'data_entities':
      return 'known by its data entities only';
  }
}

/** What that is worth, in one sentence. */
export function certaintyReason({ source }: GlobalVersion): string {
  switch (source) {
    case 'modules':
      return 'Sure: known by its modules. Environments with the same modules share one catalogue.';
    case 'builds':
      return 'Less sure: the environment does not show its modules, so a change of them goes unnoticed, and its catalogue is not shared.';
    case 'data_entities':
      return 'Unsure: neither modules nor build numbers could be read, so its catalogue is not shared.';
  }
}

/** `105 modules updated, 1 added`; empty where nothing changed or nothing tells. */
export function changesText(changes: ModuleChanges | null): string {
  if (changes === null) return '';
  const parts = [
    { count: changes.updated, word: 'updated' },
    { count: changes.added, word: 'added' },
    { count: changes.removed, word: 'removed' },
  ].filter(({ count }) => count > 0);
  return parts
    .map(({ count, word }, index) =>
      index === 0 ? `${amountText(count, 'module')} ${word}` : `${countText(count)} ${word}`,
    )
    .join(', ');
}

/** Of an environment that shows an older version than it runs. */
export function updateText(environment: string, { modules }: VersionUpdate): string {
  const changes = changesText(modules);
  return `${environment} has a new version${changes === '' ? '' : `: ${changes}`}. Update the catalogue?`;
}

export function costText({ strategy, downloadBytes, keepsLabels }: VersionUpdate): string {
  if (strategy === 'sharing') return 'Nothing is downloaded, and it takes a moment.';
  const size =
    downloadBytes === null
      ? 'How much is downloaded is not known yet'
      : `About ${sizeText(downloadBytes)} are downloaded`;
  const labels = keepsLabels
    ? ', labels of the old catalogue are kept until they are confirmed.'
    : '.';
  return `${size}${labels}`;
}

/** `Catalogues of 3 environments, 2 versions: about 31 MB instead of 74 MB, 58 % saved`. */
export function sharingText(sharing: SharingStatistics): string {
  const { environments, versions, storedBytes, separateBytes } = sharing;
  if (versions === 0) return 'No catalogue is stored yet';
  const shown = amountText(versions, 'version');
  const who = `Catalogues of ${amountText(environments, 'environment')}, ${shown}`;
  if (environments < 2) return `${who}: ${aboutSizeText(storedBytes)}`;
  const saved = percentOf(separateBytes - storedBytes, separateBytes);
  const saving = saved === null || saved <= 0 ? '' : `, ${saved} % saved`;
  return `${who}: ${aboutSizeText(storedBytes)} instead of ${sizeText(separateBytes)}${saving}`;
}

/** `2 environments share a catalogue. 1 version is run by 2 environments, 1 by one.`; empty where nothing is shared. */
export function distributionText({ sharingEnvironments, distribution }: SharingStatistics): string {
  if (sharingEnvironments === 0) return '';
  const parts = distribution.map(({ environments, versions }, index) => {
    const by = environments === 1 ? 'one' : countText(environments);
    return index === 0
      ? `${amountText(versions, 'version')} ${versions === 1 ? 'is' : 'are'} run by ${amountText(environments, 'environment')}${versions === 1 ? '' : ' each'}`
      : `${countText(versions)} by ${by}${versions === 1 ? '' : ' each'}`;
  });
  return `${amountText(sharingEnvironments, 'environment')} share a catalogue. ${parts.join(', ')}.`;
}

/** Of two versions: whether their modules are the same, and how many more or fewer the newer one has. */
export function comparedText({
  isIdentical,
  countDifference,
  ...changes
}: ModuleComparison): string {
  const { added, removed, updated, identical } = changes;
  if (isIdentical) return `Identical: ${amountText(identical.length, 'module')}.`;
  const what = changesText({
    added: added.length,
    removed: removed.length,
    updated: updated.length,
  });
  const more = amountText(Math.abs(countDifference), 'module');
  if (countDifference === 0) return `${what}: as many as before.`;
  return `${what}: ${more} ${countDifference > 0 ? 'more' : 'fewer'} than before.`;
}

/** What goes, before anybody agrees to it. */
export function cleanUpText(preview: CleanUp): string {
  const { versions, catalogs, definitions, labelTexts, freedBytes, days } = preview;
  if (versions.length + catalogs.length + definitions + labelTexts === 0) {
    const since = days === 0 ? '' : `, or was within ${amountText(days, 'day')}`;
    return `Nothing would go: whatever is stored is in use${since}.`;
  }
  const parts = [
    amountText(versions.length, 'version'),
    amountText(catalogs.length, 'catalogue'),
    amountText(definitions, 'definition'),
    amountText(labelTexts, 'label text'),
  ];
  return `Would go: ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}, ${aboutSizeText(freedBytes)} of room for other catalogues.`;
}

export function proofText(proof: CatalogProof): string {
  const all = amountText(proof.definitions, 'definition');
  if (proof.brokenCount > 0) {
    const broken = `${countText(proof.brokenCount)} of ${all}`;
    return `${broken} ${proof.brokenCount === 1 ? 'is' : 'are'} not as downloaded. Sync again to replace what is broken.`;
  }
  switch (proof.verdict) {
    case 'whole':
      return `Whole: ${all} computed again, and all digests agree.`;
    case 'partial':
      return `Not complete yet, but each of the ${all} that are here is as downloaded.`;
    case 'broken':
      return `Each of the ${all} is as downloaded, but some are missing or too many. Sync again.`;
  }
}

/** As a table for a spreadsheet: one line for each module, then the lines that could not be read. */
export function modulesText({ modules, unreadable }: ModuleListing): string {
  const rows = modules.map(({ name, version, moduleId, publisher, displayName }) =>
    [name, version, moduleId, publisher, displayName].join('\t'),
  );
  return ['Name\tVersion\tModule\tPublisher\tDisplay name', ...rows, ...unreadable].join('\n');
}
