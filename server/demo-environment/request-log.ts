import { ENDPOINTS } from './knobs.ts';
import type { Endpoint } from './knobs.ts';

export interface RequestCounts {
  readonly total: number;
  readonly counts: Readonly<Record<Endpoint, number>>;
}

/** What has been asked for since the last reset. */
export class RequestLog {
  #counts = zeroes();

  note(endpoint: Endpoint): void {
    this.#counts[endpoint]++;
  }

  read(): RequestCounts {
    const total = Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
    return { total, counts: { ...this.#counts } };
  }

  reset(): void {
    this.#counts = zeroes();
  }
}

function zeroes(): Record<Endpoint, number> {
  const record: Partial<Record<Endpoint, number>> = {};
  for (const endpoint of ENDPOINTS) record[endpoint] = 0;
  // Every endpoint has just been given its zero.
  return record as Record<Endpoint, number>;
}
