import type { ListedEntity } from '#contract/listing.ts';

/** Empty does not narrow. */
export interface EntityFilter {
  readonly way: '' | 'odata' | 'data_management_only';
  readonly category: string;
  readonly writing: '' | 'writable' | 'read_only';
  readonly configuration: '' | 'on' | 'off';
}

export const NO_ENTITY_FILTER: EntityFilter = {
  way: '',
  category: '',
  writing: '',
  configuration: '',
};

export function keepEntities(
  entities: readonly ListedEntity[],
  { way, category, writing, configuration }: EntityFilter,
): readonly ListedEntity[] {
  return entities.filter(
    (entity) =>
      (way === '' || (way === 'odata' ? entity.hasOData : isForDataManagementOnly(entity))) &&
      (category === '' || entity.category === category) &&
      (writing === '' || entity.isReadOnly === (writing === 'read_only')) &&
      (configuration === '' || entity.configurationEnabled === (configuration === 'on')),
  );
}

function isForDataManagementOnly({ hasOData, hasDataManagement }: ListedEntity): boolean {
  return hasDataManagement && !hasOData;
}
