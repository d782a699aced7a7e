import { atMost, figure, type Figure } from './figures.ts';
import type { SteadyTimes } from './steady-times.ts';

/** Half of the times and nearly all of them, the latter with its budget. */
export function latencyFigures(
  times: SteadyTimes,
  { name, budget, note }: { readonly name: string; readonly budget: number; readonly note: string },
): readonly Figure[] {
  const raw = `p95 of all single times: ${times.rawQuantile(0.95).toFixed(1)} ms`;
  return [
    figure({ name: `${name}, p50`, value: times.quantile(0.5), unit: 'ms', note }),
    atMost(budget, {
      name: `${name}, p95`,
      value: times.quantile(0.95),
      unit: 'ms',
      note: `${note}; ${raw}`,
    }),
  ];
}
