const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `just now`, `3 min ago`, `2 h ago`, `5 days ago`, and the date from a month on. */
export function agoText(moment: string, nowMs: number): string {
  const elapsedMs = Math.max(0, nowMs - Date.parse(moment));
  if (elapsedMs < MINUTE_MS) return 'just now';
  if (elapsedMs < HOUR_MS) return `${Math.floor(elapsedMs / MINUTE_MS)} min ago`;
  if (elapsedMs < DAY_MS) return `${Math.floor(elapsedMs / HOUR_MS)} h ago`;
  const days = Math.floor(elapsedMs / DAY_MS);
  if (days <= 30) return days === 1 ? '1 day ago' : `${days} days ago`;
  return `on ${dayText(moment)}`;
}

/** `12 Nov 2026`, in the reader's own time zone. */
export function dayText(moment: string): string {
  return new Date(moment).toLocaleDateString('en-GB', { dateStyle: 'medium' });
}

/** The exact moment, in the reader's own time zone. */
export function momentText(moment: string): string {
  return new Date(moment).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}

/** `under 0.1 s`, `0.4 s`, `12 s`, `1 min 5 s`, `1 h 2 min`. */
export function durationText(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < 100) return 'under 0.1 s';
  if (ms < 10 * SECOND_MS) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) {
    return `${Math.floor(ms / MINUTE_MS)} min ${Math.floor((ms % MINUTE_MS) / SECOND_MS)} s`;
  }
  return `${Math.floor(ms / HOUR_MS)} h ${Math.floor((ms % HOUR_MS) / MINUTE_MS)} min`;
}

/** How long something took, or takes so far. */
export function elapsedMs(startedAt: string, endedAt: string | null, nowMs: number): number {
  return Math.max(0, (endedAt === null ? nowMs : Date.parse(endedAt)) - Date.parse(startedAt));
}
