/** Puts a text on the clipboard. False where the browser refuses it: by policy, or because its page is not in front. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
