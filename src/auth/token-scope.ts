/**
 * All that the user may do in this environment. F&O refuses a token whose audience differs from its address by as
 * little as a capital letter or a slash at the end.
 */
export function scopeOf(environmentUrl: string): string {
  return `${new URL(environmentUrl).origin}/.default`;
}
