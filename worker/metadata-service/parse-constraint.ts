import type { RelationConstraint } from '#contract/metadata.ts';
import {
  Misfit,
  asObject,
  readOptionalInteger,
  readOptionalText,
  readReference,
} from './wire-object.ts';
import type { WireObject } from './wire-object.ts';

/** Throws Misfit. */
export function parseConstraint(part: unknown): RelationConstraint {
  const wire = asObject(part);
  const kind = kindByType(wire) ?? kindByFields(wire);
  switch (kind) {
    case 'referential':
      return {
        kind,
        property: readReference(wire, 'Property'),
        referencedProperty: readReference(wire, 'ReferencedProperty'),
      };
    case 'fixed':
      return { kind, property: readReference(wire, 'Property'), ...readFixedValue(wire) };
    case 'related_fixed':
      return {
        kind,
        relatedProperty: readReference(wire, 'RelatedProperty'),
        ...readFixedValue(wire),
      };
  }
}

/** By suffix, as the namespace is not documented. `RelatedFixedConstraint` ends in `FixedConstraint` too. */
function kindByType(wire: WireObject): RelationConstraint['kind'] | null {
  const type = wire['@odata.type'];
  if (typeof type !== 'string') return null;
  if (type.endsWith('ReferentialConstraint')) return 'referential';
  if (type.endsWith('RelatedFixedConstraint')) return 'related_fixed';
  return type.endsWith('FixedConstraint') ? 'fixed' : null;
}

function kindByFields(wire: WireObject): RelationConstraint['kind'] {
  if ('ReferencedProperty' in wire) return 'referential';
  if ('RelatedProperty' in wire) return 'related_fixed';
  if ('Property' in wire) return 'fixed';
  throw new Misfit('', 'a relation constraint of no known kind');
}

function readFixedValue(wire: WireObject): { value: number | null; valueText: string | null } {
  return {
    value: readOptionalInteger(wire, 'Value'),
    valueText: readOptionalText(wire, 'ValueStr') ?? readOptionalText(wire, 'StringValue'),
  };
}
