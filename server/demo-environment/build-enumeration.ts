import { composeLabel } from './vocabulary/compose-label.ts';
import type { LabelTexts } from './vocabulary/compose-label.ts';
import type { LabelRegistry } from './label-registry.ts';
import { hashText } from './seeded-random.ts';
import type { WireEnumeration } from './wire.ts';

export interface EnumerationDescription {
  readonly name: string;
  readonly labelFile: string;
  readonly texts: LabelTexts;
  readonly members: readonly {
    readonly name: string;
    readonly value: number;
    readonly texts: LabelTexts;
  }[];
}

export function buildEnumeration(
  description: EnumerationDescription,
  labels: LabelRegistry,
): WireEnumeration {
  const { name, labelFile, texts } = description;
  const oddity = hashText(name) % 90;
  const isInFile = labelFile !== 'SYS';
  return {
    Name: name,
    LabelId:
      oddity === 0
        ? null
        : isInFile
          ? labels.fileId(labelFile, name, texts)
          : labels.legacyId(texts),
    Members: description.members.map((member) => ({
      Name: member.name,
      LabelId: memberLabelId(description, member, labels),
      Value: member.value,
      ConfigurationEnabled: hashText(`${name}.${member.name}`) % 47 !== 0,
    })),
  };
}

function memberLabelId(
  { name, labelFile }: EnumerationDescription,
  member: EnumerationDescription['members'][number],
  labels: LabelRegistry,
): string {
  const isOwn = labelFile !== 'SYS' && hashText(`${name}:${member.name}`) % 100 < SHARE_IN_FILES;
  if (hashText(`${member.name}:${name}`) % 300 === 0) return '';
  return isOwn
    ? labels.fileId(labelFile, `${name}_${member.name}`, member.texts)
    : labels.legacyId(member.texts);
}

const SHARE_IN_FILES = 30;

/** Reads lines of `Name|english|deutsch|Member,Member=value,Member~english~deutsch`. */
export function parseEnumerations(notation: string): EnumerationDescription[] {
  return notation
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', en = '', de = '', members = ''] = line.split('|');
      return { name, labelFile: 'SYS', texts: { en, de }, members: parseMembers(members) };
    });
}

function parseMembers(text: string): EnumerationDescription['members'] {
  let next = 0;
  return text.split(/,(?! )/).map((part) => {
    const [head = '', en, de] = part.split('~');
    const [name = '', value] = head.split('=');
    const number = value === undefined ? next : Number(value);
    next = number + 1;
    return {
      name,
      value: number,
      texts: en === undefined || de === undefined ? composeLabel(name) : { en, de },
    };
  });
}
