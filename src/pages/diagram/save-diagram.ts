import { mermaidText } from '../../diagram/mermaid-text.ts';
import { svgText } from '../../diagram/svg-text.ts';
import { saveFile } from '../../save-file.ts';
import type { DiagramBoard } from '../../state/diagram-board.svelte.ts';

export type DiagramFormat = 'svg' | 'mermaid';

/** As a file of the browser's downloads, in the colours of the page. */
export function saveDiagram(
  { boxes, relations }: DiagramBoard,
  { name, format }: { readonly name: string; readonly format: DiagramFormat },
): void {
  if (boxes.length === 0) return;
  const base = name.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'diagram';
  if (format === 'mermaid') {
    const blob = new Blob([mermaidText(boxes, relations)], { type: 'text/plain' });
    return saveFile({ name: `${base}.mmd`, blob });
  }
  const blob = new Blob([svgText(boxes, relations, readColours())], { type: 'image/svg+xml' });
  saveFile({ name: `${base}.svg`, blob });
}

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const token = (which: string): string => style.getPropertyValue(`--${which}`).trim();
  return {
    surface: token('surface-sunken'),
    head: token('surface-raised'),
    text: token('text'),
    quiet: token('text-quiet'),
    line: token('line-strong'),
    accent: token('accent'),
  };
}
