import type { DiagramRelation } from '#contract/diagram.ts';
import { cardinalityText, constraintText } from '../property-words.ts';

/** `Buyer to one, where Account = Id`: what is said of a relation beside its two entities. */
export function relationText(relation: DiagramRelation): string {
  const conditions = relation.constraints.map((each) => constraintText(each, relation.to));
  const where = conditions.length === 0 ? '' : `, where ${conditions.join(' and ')}`;
  return `${relation.name}, ${cardinalityText(relation)}${where}`;
}
