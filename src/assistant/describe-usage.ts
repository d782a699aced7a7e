import type { Usage } from '#contract/usage.ts';
import type { Json } from './write-answer.ts';

export function describeUsage({ kind, name, parent }: Usage): Json {
  return { kind, name: parent === null ? name : `${parent}.${name}` };
}
