import { ENDPOINTS } from './knobs.ts';
import type { Endpoint } from './knobs.ts';

export interface RequestCounts {
  readonly total: number;
  readonly counts: Readonly<Record<Endpoint, number>>;
  /** The most requests that were open at the same time, by endpoint. */
  readonly peakOpen: Readonly<Record<Endpoint, number>>;
}

/** What has been asked for since the last reset. */
export class RequestLog {
  #counts = zeroes();
  #open = zeroes();
  #peakOpen = zeroes();

  begin(endpoint: Endpoint): void {
    this.#counts[endpoint]++;
    this.#open[endpoint]++;
    this.#peakOpen[endpoint] = Math.max(this.#peakOpen[endpoint], this.#open[endpoint]);
  }

  end(endpoint: Endpoint): void {
    this.#open[endpoint]--;
  }

  read(): RequestCounts {
    const total = Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
    return { total, counts: { ...this.#counts }, peakOpen: { ...this.#peakOpen } };
  }

  reset(): void {
    this.#counts = zeroes();
    this.#peakOpen = { ...this.#open };
  }
}

function zeroes(): Record<Endpoint, number> {
  const record: Partial<Record<Endpoint, number>> = {};
  for (const endpoint of ENDPOINTS) record[endpoint] = 0;
  // Every endpoint has just been given its zero.
  return record as Record<Endpoint, number>;
}
