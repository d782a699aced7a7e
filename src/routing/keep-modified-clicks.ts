/**
 * The router takes every click on a link. A click that asks the browser for a new tab or window, and one that
 * somebody answered already, must not reach it. Returns what ends this.
 */
export function keepModifiedClicks(document: Document): () => void {
  const keep = (event: MouseEvent): void => {
    const isModified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (isModified || event.button !== 0 || event.defaultPrevented) event.stopPropagation();
  };
  document.addEventListener('click', keep);
  return () => document.removeEventListener('click', keep);
}
