import * as z from 'zod/mini';
import { succeed } from '#contract/outcome.ts';
import { describeUsage } from './describe-usage.ts';
import { findCatalog } from './find-environment.ts';
import { defineTool, environmentArgument, offsetArgument, sizeArgument } from './tool.ts';

const PAGE_LENGTH = 200;

export const findUsages = defineTool({
  name: 'd365fo_find_usages',
  title: 'Find where something is used',
  description:
    'Where an enumeration, a label, an entity or a field name is used: fields of the enumeration’s type, whatever ' +
    'carries the label, relations that lead to the entity, or all entities that have a field of this name.',
  isReadOnly: true,
  input: z.strictObject({
    what: z.enum(['enumeration', 'label', 'entity', 'field']),
    name: z
      .string()
      .check(z.minLength(1), z.describe('NoYes, @SYS14680, CustomersV3, DeliveryTerms.')),
    ...environmentArgument,
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ what, name, offset, environment: asked }, surroundings) {
    const found = await findCatalog(asked, surroundings);
    if (!found.ok) return found;
    const { environment, catalog } = found.value;
    const query = { what, name, limit: PAGE_LENGTH, offset };
    const usages = await surroundings.engine.ask((api) => api.findUsages(catalog.id, query));
    if (!usages.ok) return usages;
    const { places, count } = usages.value;
    return succeed({
      facts: { environment: environment.name, what, name, usageCount: count },
      list: {
        name: 'usages',
        items: places.map(describeUsage),
        offset,
        hasMore: offset + places.length < count,
      },
    });
  },
});
