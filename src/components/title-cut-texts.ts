/** Shows on hover what an ellipsis hides. Attach it to a whole list: one listener serves all its texts. */
export function titleCutTexts(list: HTMLElement): () => void {
  const tell = ({ target }: PointerEvent) => {
    if (!(target instanceof Element)) return;
    for (let each: Element | null = target; each !== null; each = each.parentElement) {
      if (each instanceof HTMLElement && hasEllipsis(each)) titleIfCut(each);
      if (each === list) return;
    }
  };
  list.addEventListener('pointerover', tell);
  return () => list.removeEventListener('pointerover', tell);
}

function hasEllipsis(element: HTMLElement): boolean {
  return getComputedStyle(element).textOverflow === 'ellipsis';
}

/** Rows are reused: what is no longer cut must lose its title. */
function titleIfCut(element: HTMLElement): void {
  if (element.scrollWidth > element.clientWidth) element.title = element.innerText;
  else element.removeAttribute('title');
}
