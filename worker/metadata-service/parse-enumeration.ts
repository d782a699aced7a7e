import type { Enumeration, EnumerationMember } from '#contract/metadata.ts';
import { distinct } from './distinct-keys.ts';
import {
  asObject,
  readFlag,
  readInteger,
  readList,
  readName,
  readOptionalText,
} from './wire-object.ts';
import type { WireObject } from './wire-object.ts';

/** Throws Misfit. */
export function parseEnumeration(wire: WireObject): Enumeration {
  return {
    name: readName(wire),
    labelId: readOptionalText(wire, 'LabelId'),
    members: readList(wire, 'Members', distinct(parseMember)),
  };
}

function parseMember(part: unknown): EnumerationMember {
  const wire = asObject(part);
  return {
    name: readName(wire),
    labelId: readOptionalText(wire, 'LabelId'),
    value: readInteger(wire, 'Value'),
    configurationEnabled: readFlag(wire, 'ConfigurationEnabled'),
  };
}
