import type { DemoCatalogue } from '../demo-catalogue.ts';
import type { DemoVersion } from '../modules.ts';
import { addEntities, removeEntities } from './add-and-remove-entities.ts';
import { changeDataEntities, changeEntities } from './change-entities.ts';
import { changeEnumerations, removeEnumerations } from './change-enumerations.ts';
import type { DemoChanges } from './changes.ts';
import { ReleaseDraft } from './release-draft.ts';
import { rewordLabels } from './reword-labels.ts';

/** Shares of the definitions that change, together about five in a hundred. */
const SHARES = {
  entitiesRemoved: 0.003,
  entitiesAdded: 0.006,
  enumerationsRemoved: 0.0015,
  enumerationsChanged: 0.05,
  entitiesChanged: 0.064,
  dataEntitiesChanged: 0.02,
} as const;
const LABELS_REWORDED = 60;

/** The release after `base`, and exactly what it changed. */
export function buildNextRelease(
  base: DemoCatalogue,
  version: DemoVersion,
): { catalogue: DemoCatalogue; changes: DemoChanges } {
  const draft = new ReleaseDraft(base);
  removeEntities(draft, SHARES.entitiesRemoved);
  addEntities(draft, SHARES.entitiesAdded);
  removeEnumerations(draft, SHARES.enumerationsRemoved);
  changeEnumerations(draft, SHARES.enumerationsChanged);
  changeEntities(draft, SHARES.entitiesChanged);
  changeDataEntities(draft, SHARES.dataEntitiesChanged);
  const labels = rewordLabels(draft, LABELS_REWORDED);
  return { catalogue: draft.catalogue(version), changes: { definitions: draft.changes(), labels } };
}
