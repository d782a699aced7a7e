import type { DiagramField, DiagramRelation } from '#contract/diagram.ts';
import { typeText } from '../property-words.ts';
import type { Box } from './box-of.ts';

/** The diagram as Mermaid draws it. Names there are of letters, digits and `_`; others are in quotes. */
export function mermaidText(boxes: readonly Box[], relations: readonly DiagramRelation[]): string {
  return [
    'erDiagram',
    ...boxes.flatMap(({ entity, fields }) =>
      fields.length === 0
        ? [`  ${nameOf(entity)}`]
        : [`  ${nameOf(entity)} {`, ...fields.map(fieldLine), '  }'],
    ),
    ...relations.map(relationLine),
    '',
  ].join('\n');
}

function fieldLine(field: DiagramField): string {
  const marks = [...(field.isKey ? ['PK'] : []), ...(field.refersTo.length > 0 ? ['FK'] : [])];
  const type = typeText(field).replace(/\W/g, '_') || 'Unknown';
  return `    ${type} ${field.name.replace(/\W/g, '_')}${marks.length > 0 ? ` ${marks.join(', ')}` : ''}`;
}

function relationLine({ from, to, name, cardinality }: DiagramRelation): string {
  const ends = cardinality === 'Single' ? '}o--||' : '||--o{';
  return `  ${nameOf(from)} ${ends} ${nameOf(to)} : ${quoted(name)}`;
}

function nameOf(name: string): string {
  return /^[A-Za-z]\w*$/.test(name) ? name : quoted(name);
}

/** Directives, which begin with two percent signs, count wherever they stand. */
function quoted(text: string): string {
  return `"${text
    .replaceAll('"', "'")
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/%(?=%)/g, '% ')}"`;
}
