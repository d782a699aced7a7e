import type { Notices } from './notices.svelte.ts';

/** As long as no owner of the catalogue answers, the page can only wait; a large one takes its time to open. */
const SILENCE_MS = 20_000;

/** Tells why nothing comes, where no tab's engine answers: another tab may hang with the catalogue open. */
export async function tellSilence(arrived: Promise<void>, notices: Notices): Promise<void> {
  let notice: number | null = null;
  const timer = setTimeout(() => {
    notice = notices.tell(SILENT, { isLasting: true });
  }, SILENCE_MS);
  await arrived;
  clearTimeout(timer);
  if (notice !== null) notices.dismiss(notice);
}

const SILENT =
  'The catalogue does not answer. Another tab may have it open and hang: close the other tabs of F&O Atlas. Right after an update it may also need a little longer.';
