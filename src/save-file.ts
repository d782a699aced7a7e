import type { ExportedFile } from '#contract/comparison.ts';

const KEPT_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile({ name, blob }: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the address by the time the click returns, not yet what is behind it.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
