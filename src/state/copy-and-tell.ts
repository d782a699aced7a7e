import { copyText } from '../copy-text.ts';
import type { Notices } from './notices.svelte.ts';

/** Copies, and tells in a notice whether that went well, for the page shows neither. */
export async function copyAndTell(
  text: string,
  subject:
    'The name is' | 'The OData URL is' | 'The modules are' | 'The report is' | 'The script is',
  notices: Notices,
): Promise<void> {
  const isCopied = await copyText(text);
  notices.tell(
    isCopied
      ? `${subject} on the clipboard.`
      : `${subject} not on the clipboard: the browser refused it.`,
  );
}
