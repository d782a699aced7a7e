import { composeLabel } from '../vocabulary/compose-label.ts';
import type { WireEnumeration, WireMember, WireProperty } from '../wire.ts';
import { NAMESPACE } from '../wire.ts';
import type { DetailChange } from './changes.ts';
import type { ReleaseDraft } from './release-draft.ts';

/** An enumeration goes when the last field of its type goes. */
export function removeEnumerations(draft: ReleaseDraft, share: number): void {
  const users = usersByEnumeration(draft);
  const count = Math.max(1, Math.round(draft.enumerations.size * share));
  const removable = [...draft.enumerations.keys()].filter((name) => {
    const fields = users.get(name) ?? [];
    return fields.length === 1 && fields.every(({ property }) => !property.IsKey);
  });
  for (const name of draft.random.shuffle(removable).slice(0, count)) {
    for (const { entity, property } of users.get(name) ?? []) {
      draft.removeField(entity, property.Name);
    }
    draft.enumerations.delete(name);
    draft.noteAddedOrRemoved({ kind: 'enumeration', name, change: 'removed' });
  }
}

/** Most get a member more; of every fourth the last one is renumbered. */
export function changeEnumerations(draft: ReleaseDraft, share: number): void {
  const changeable = [...draft.enumerations.values()].filter(({ Name }) => Name !== 'NoYes');
  draft.choose(changeable, share).forEach((enumeration, turn) => {
    if (turn % 4 === 3) renumberLastMember(draft, enumeration);
    else addMember(draft, enumeration);
  });
}

function renumberLastMember(draft: ReleaseDraft, enumeration: WireEnumeration): void {
  const last = enumeration.Members.at(-1);
  if (last === undefined) return;
  const renumbered = { ...last, Value: greatestValue(enumeration) + 10 };
  setMembers(draft, {
    enumeration,
    members: [...enumeration.Members.slice(0, -1), renumbered],
    detail: {
      what: 'member_renumbered',
      member: last.Name,
      from: last.Value,
      to: renumbered.Value,
    },
  });
}

function addMember(draft: ReleaseDraft, enumeration: WireEnumeration): void {
  const names = new Set(enumeration.Members.map((member) => member.Name));
  const name = NEW_MEMBERS.find((each) => !names.has(each));
  if (name === undefined) return;
  const labelName = `${enumeration.Name}_${name}`;
  const member: WireMember = {
    Name: name,
    LabelId: draft.newLabel(enumeration.LabelId, labelName, composeLabel(name)),
    Value: greatestValue(enumeration) + 1,
    ConfigurationEnabled: true,
  };
  setMembers(draft, {
    enumeration,
    members: [...enumeration.Members, member],
    detail: { what: 'member_added', member: name, value: member.Value },
  });
}

const NEW_MEMBERS = ['Archived', 'Rejected', 'External', 'Partner', 'Scheduled'];

interface MemberChange {
  readonly enumeration: WireEnumeration;
  readonly members: readonly WireMember[];
  readonly detail: DetailChange;
}

function setMembers(draft: ReleaseDraft, { enumeration, members, detail }: MemberChange): void {
  draft.enumerations.set(enumeration.Name, { ...enumeration, Members: members });
  draft.noteDetail('enumeration', enumeration.Name, detail);
}

function greatestValue(enumeration: WireEnumeration): number {
  return Math.max(...enumeration.Members.map((member) => member.Value));
}

interface FieldOfType {
  readonly entity: string;
  readonly property: WireProperty;
}

function usersByEnumeration(draft: ReleaseDraft): Map<string, FieldOfType[]> {
  const users = new Map<string, FieldOfType[]>();
  for (const entity of draft.entities.values()) {
    for (const property of entity.Properties) {
      if (property.DataType !== 'Enum') continue;
      const name = property.TypeName.slice(NAMESPACE.length);
      const known = users.get(name) ?? [];
      known.push({ entity: entity.Name, property });
      users.set(name, known);
    }
  }
  return users;
}
