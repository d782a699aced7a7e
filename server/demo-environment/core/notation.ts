import type {
  ActionDescription,
  ConstraintDescription,
  EntityDescription,
  FieldDescription,
  RelationDescription,
} from '../entity-description.ts';
import { inferType } from './infer-type.ts';

/**
 * Reads entities in a short notation. One block an entity:
 *
 *     SetName Name AotName Category+flags|english|deutsch
 *       #KeyField MandatoryField* ReadOnlyField= Field:type Field:type* Field
 *       > Relation Target Field=TargetField,Field==1:Fixed,~TargetField==1:Fixed multiple
 *       & Group Field,Field
 *       ! action set|instance|unbound ReturnType|- name:Type,name:Type
 *
 * Flags: `shared` has no dataAreaId, `readonly`, `nokey` has no key at all, `recid` has only a record id.
 */
export function parseCoreEntities(labelFile: string, notation: string): EntityDescription[] {
  const blocks = notation.trim().split(/\n(?=\S)/);
  return blocks.map((block) => parseEntity(labelFile, block.trim()));
}

function parseEntity(labelFile: string, block: string): EntityDescription {
  const [header = '', ...lines] = block.split('\n').map((line) => line.trim());
  const [words = '', en = '', de = ''] = header.split('|');
  const [setName = '', name = '', aotName = '', kind = ''] = words.split(' ');
  const [category = '', ...flags] = kind.split('+');
  const linesOf = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
  const fields = lines
    .filter((line) => /^[#A-Za-z]/.test(line))
    .flatMap((line) => line.split(' '))
    .map(parseField);

  return {
    setName,
    name,
    aotName,
    category,
    labelFile,
    texts: { en, de },
    isShared: flags.includes('shared') || flags.includes('nokey'),
    isReadOnly: flags.includes('readonly'),
    fields: flags.includes('recid') ? [RECORD_ID, ...fields] : fields,
    relations: linesOf('>').map((line) => parseRelation(line, name)),
    groups: linesOf('&').map(parseGroup),
    actions: linesOf('!').map(parseAction),
  };
}

const RECORD_ID: FieldDescription = {
  name: 'RecordId',
  type: 'int64',
  isKey: true,
  isMandatory: false,
  isReadOnly: true,
};

function parseField(text: string): FieldDescription {
  const [, key = '', name = '', type, mark = ''] =
    /^(#?)([A-Za-z0-9_]+)(?::([A-Za-z0-9_]+))?([*=]?)$/.exec(text) ?? [];
  if (name === '') throw new Error(`Not a field: ${text}`);
  const isKey = key === '#';
  return {
    name,
    type: type ?? inferType(name),
    isKey,
    isMandatory: isKey || mark === '*',
    isReadOnly: mark === '=',
  };
}

function parseRelation(line: string, owner: string): RelationDescription {
  const [name = '', target = '', constraints = '', cardinality] = line.split(' ');
  return {
    name,
    target,
    isMultiple: cardinality === 'multiple',
    inverseName: cardinality === 'multiple' ? owner : null,
    constraints: constraints.split(',').map(parseConstraint),
  };
}

function parseConstraint(text: string): ConstraintDescription {
  const fixed = /^(~?)(\w+)==(-?\d+):(\w+)$/.exec(text);
  if (fixed !== null) {
    const [, mark, field = '', value, valueText = ''] = fixed;
    return {
      kind: mark === '~' ? 'related_fixed' : 'fixed',
      field,
      value: Number(value),
      valueText,
    };
  }
  const [field = '', targetField = ''] = text.split('=');
  return { kind: 'referential', field, targetField };
}

function parseGroup(line: string): { name: string; fields: string[] } {
  const [name = '', fields = ''] = line.split(' ');
  return { name, fields: fields.split(',') };
}

function parseAction(line: string): ActionDescription {
  const [name = '', binding = '', returns = '-', parameters] = line.split(' ');
  if (binding !== 'set' && binding !== 'instance' && binding !== 'unbound') {
    throw new Error(`Not a binding: ${line}`);
  }
  return {
    name,
    binding,
    returns: returns === '-' ? null : returns,
    parameters: (parameters?.split(',') ?? []).map((parameter) => {
      const [parameterName = '', type = ''] = parameter.split(':');
      return { name: parameterName, type };
    }),
  };
}
