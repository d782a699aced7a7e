/** Elements of one list as JSON texts, and what was left out of it. */
export interface CachedList {
  readonly elements: readonly string[];
  readonly skipped: readonly string[];
}
