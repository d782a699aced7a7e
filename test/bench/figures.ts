/** One line of the output. A ratio or a limit that is promised carries its budget. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget?: number;
  readonly met?: boolean;
  /** How it was measured: repetitions, conditions. */
  readonly note?: string;
}

export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

export function figure(measured: Measured): Figure {
  return { ...measured, value: rounded(measured.value) };
}

/** At most `budget`. Judged before it is rounded. */
export function atMost(budget: number, measured: Measured): Figure {
  return { ...figure(measured), budget, met: measured.value <= budget };
}

/** At least `budget`. */
export function atLeast(budget: number, measured: Measured): Figure {
  return { ...figure(measured), budget, met: measured.value >= budget };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Between two values it is interpolated. Throws where there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) throw new Error('There is nothing to measure.');
  return low + (high - low) * (place - Math.floor(place));
}

/** To three significant digits, or whole numbers above. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
