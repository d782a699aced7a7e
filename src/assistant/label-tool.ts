import * as z from 'zod/mini';
import type { LabelDetail } from '#contract/detail.ts';
import { succeed } from '#contract/outcome.ts';
import { describeUsage } from './describe-usage.ts';
import { findCatalog, languagesOf } from './find-environment.ts';
import { defineTool, environmentArgument, offsetArgument, sizeArgument } from './tool.ts';

const PAGE_LENGTH = 100;

export const getLabel = defineTool({
  name: 'd365fo_get_label',
  title: 'Get a label',
  description:
    'The texts of one label by its id (@SYS14680, @AccountsReceivable:CustomerGroup) in every language on this ' +
    'device, or in those asked for, and the fields, entities, enumerations and values that carry it. To find a ' +
    'label by its text, search with kind label.',
  isReadOnly: true,
  input: z.strictObject({
    id: z.string().check(z.minLength(2), z.describe('The label id, with its @.')),
    languages: z.optional(
      z.array(z.string()).check(z.minLength(1), z.describe('Only these, e.g. en-US, de.')),
    ),
    ...environmentArgument,
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ id, languages, offset, environment: asked }, surroundings) {
    const found = await findCatalog(asked, surroundings);
    if (!found.ok) return found;
    const { environment, catalog } = found.value;
    const { engine } = surroundings;
    const shown = languages ?? languagesOf(catalog);
    const label = await engine.ask((api) => api.getLabel(catalog.id, id, shown));
    if (!label.ok) return label;
    const query = {
      what: 'label',
      name: label.value.label.id,
      limit: PAGE_LENGTH,
      offset,
    } as const;
    const usages = await engine.ask((api) => api.findUsages(catalog.id, query));
    if (!usages.ok) return usages;
    const { places, count } = usages.value;
    return succeed({
      facts: {
        environment: environment.name,
        id: label.value.label.id,
        texts: textsOf(label.value, languages),
        usageCount: count,
      },
      list: {
        name: 'usages',
        items: places.map(describeUsage),
        offset,
        hasMore: offset + places.length < count,
      },
    });
  },
});

function textsOf(
  { label }: LabelDetail,
  languages: readonly string[] | undefined,
): Readonly<Record<string, string>> {
  const texts = label.texts.filter(({ language }) => languages?.includes(language) ?? true);
  return Object.fromEntries(texts.map(({ language, text }) => [language, text]));
}
