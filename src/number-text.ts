const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const SIZE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const BYTES_PER_MB = 1_000_000;

/** `86597` → `86,597`. */
export function countText(count: number): string {
  return COUNT.format(count);
}

/** `1 field`, `2,320 enumerations`; the plural is given where it is not the singular with an s. */
export function amountText(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${count === 1 ? singular : plural}`;
}

/** Always in MB, as everywhere in the app; what is not nothing is never shown as 0. */
export function sizeText(bytes: number): string {
  const megabytes = bytes / BYTES_PER_MB;
  if (bytes > 0 && megabytes < 0.1) return 'under 0.1 MB';
  return `${megabytes < 10 ? SIZE.format(megabytes) : countText(megabytes)} MB`;
}

/** `about 31 MB`, in the middle of a sentence. */
export function aboutSizeText(bytes: number): string {
  const size = sizeText(bytes);
  return size.startsWith('under') ? size : `about ${size}`;
}

/** Rounded down, so that 100 % means finished; null without a total. */
export function percentOf(done: number, total: number | null): number | null {
  if (total === null || total <= 0) return null;
  return Math.min(100, Math.floor((done / total) * 100));
}
