import { composeLabel } from '../vocabulary/compose-label.ts';
import type { LabelTexts } from '../vocabulary/compose-label.ts';
import type { WireDataEntity, WireEntity } from '../wire.ts';
import type { ReleaseDraft } from './release-draft.ts';

/** Removes a share of the entities, with their data entities: of those that nobody refers to. */
export function removeEntities(draft: ReleaseDraft, share: number): void {
  const { publicEntities } = draft.base;
  const targets = new Set(
    publicEntities.flatMap((entity) =>
      entity.NavigationProperties.map((relation) => relation.RelatedEntity),
    ),
  );
  const removable = publicEntities.filter(({ Name }) => !targets.has(Name) && !STAYS.test(Name));
  for (const { Name: name } of draft.choose(removable, share)) {
    draft.entities.delete(name);
    draft.noteAddedOrRemoved({ kind: 'entity', name, change: 'removed' });
    const twin = draft.twinOf(name);
    if (twin === undefined) continue;
    draft.dataEntities.delete(twin.Name);
    draft.noteAddedOrRemoved({ kind: 'data_entity', name: twin.Name, change: 'removed' });
  }
}

const STAYS =
  /^(CustomerV3|VendorV2|SalesOrder|PurchaseOrder|ReleasedProductV2|MainAccount|SystemNotification|DataManagement|LegalEntity)/;

/** What is new is most often the next version of what was there. */
export function addEntities(draft: ReleaseDraft, share: number): void {
  for (const entity of draft.choose(draft.base.publicEntities, share)) {
    const twin = draft.twinOf(entity.Name);
    if (twin !== undefined) addNextVersion(draft, entity, twin);
  }
}

function addNextVersion(draft: ReleaseDraft, entity: WireEntity, twin: WireDataEntity): void {
  const name = nextVersion(entity.Name);
  const aotName = `${nextVersion(twin.Name.replace(/Entity$/, ''))}Entity`;
  if (draft.entities.has(name) || draft.dataEntities.has(aotName)) return;

  const labelId = draft.newLabel(entity.LabelId, `${aotName}Label`, versionTexts(draft, entity));
  const setName = nextVersion(entity.EntitySetName);
  draft.entities.set(name, {
    ...entity,
    Name: name,
    EntitySetName: setName,
    LabelId: labelId,
    Properties: [...entity.Properties, draft.newField(entity), draft.newField(entity, 1)],
    Actions: [],
  });
  draft.dataEntities.set(aotName, {
    ...twin,
    Name: aotName,
    PublicEntityName: name,
    PublicCollectionName: setName,
    LabelId: labelId,
  });
  draft.noteAddedOrRemoved({ kind: 'entity', name, change: 'added' });
  draft.noteAddedOrRemoved({ kind: 'data_entity', name: aotName, change: 'added' });
}

/** CustomerV3 → CustomerV4, Customer → CustomerV2. */
function nextVersion(name: string): string {
  const [, stem = name, version = '1'] = /^(.*?)(?:V(\d+))?$/.exec(name) ?? [];
  return `${stem}V${Number(version) + 1}`;
}

function versionTexts(draft: ReleaseDraft, entity: WireEntity): LabelTexts {
  const version = /V\d+$/.exec(nextVersion(entity.Name))?.[0] ?? '';
  const old = entity.LabelId === null ? null : draft.textsOf(entity.LabelId);
  const texts = old ?? composeLabel(entity.Name);
  const withVersion = (text: string) => `${text.replace(/ V\d+$/, '')} ${version}`;
  return { en: withVersion(texts.en), de: withVersion(texts.de) };
}
