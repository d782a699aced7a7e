import type { Figure } from './figures.ts';
import type { Surroundings } from './surroundings.ts';

/** One part of the benchmark, which can be run alone. */
export interface Measurement {
  /** As in `--only`. */
  readonly name: string;
  readonly run: (surroundings: Surroundings) => Promise<readonly Figure[]>;
}

/** To standard error: standard output is for the figures. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
