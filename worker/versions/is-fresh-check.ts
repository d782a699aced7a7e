/** A detected version is believed for this long. */
const FRESH_MS = 5 * 60_000;

/** True of a version that was detected a moment ago; not of one from the future: the clock was set back since. */
export function isFreshCheck(checkedAt: string): boolean {
  const ageMs = Date.now() - Date.parse(checkedAt);
  return ageMs >= 0 && ageMs <= FRESH_MS;
}
