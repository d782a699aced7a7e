import * as z from 'zod/mini';
import type { EnumerationDetail } from '#contract/detail.ts';
import { succeed } from '#contract/outcome.ts';
import { findCatalog, languagesOf } from './find-environment.ts';
import { defineTool, environmentArgument, offsetArgument, sizeArgument } from './tool.ts';
import { listFrom, type Json } from './write-answer.ts';

export const getEnumeration = defineTool({
  name: 'd365fo_get_enumeration',
  title: 'Get an enumeration',
  description:
    'One enumeration by its name (NoYes), with its members, their values and labels, or with its `usages`: ' +
    'the fields that have this type, at most 200 of them.',
  isReadOnly: true,
  input: z.strictObject({
    name: z.string().check(z.minLength(1), z.describe('Its name, with or without namespace.')),
    part: z._default(z.enum(['members', 'usages']), 'members'),
    ...environmentArgument,
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ name, part, offset, environment: asked }, surroundings) {
    const found = await findCatalog(asked, surroundings);
    if (!found.ok) return found;
    const { environment, catalog } = found.value;
    const enumeration = await surroundings.engine.ask((api) =>
      api.getEnumeration(catalog.id, name, languagesOf(catalog)),
    );
    if (!enumeration.ok) return enumeration;
    const { members, usageCount, label } = enumeration.value;
    return succeed({
      facts: {
        environment: environment.name,
        name: enumeration.value.name,
        label: label?.text ?? undefined,
        memberCount: members.length,
        usageCount,
      },
      list: listFrom(part, enumerationPart(enumeration.value, part), offset),
    });
  },
});

function enumerationPart(
  { members, usages }: EnumerationDetail,
  part: 'members' | 'usages',
): readonly Json[] {
  if (part === 'usages') return usages.map((usage) => `${usage.entitySetName}.${usage.property}`);
  return members.map(({ name, value, label }) => ({
    name,
    value,
    label: label?.text ?? undefined,
  }));
}
