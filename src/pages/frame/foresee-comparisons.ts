import type { AppState } from '../../state/app-state.svelte.ts';
import { choosePair } from '../../state/choose-sides.ts';

/**
 * Whoever points at a link to a comparison will most often follow it: the engine begins then, not when the page is
 * open. Returns what ends this.
 */
export function foreseeComparisons(app: AppState, document: Document): () => void {
  const foresee = ({ target }: Event): void => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link === null || !link.pathname.endsWith('/compare')) return;
    const query = new URLSearchParams(link.search);
    const address = { from: query.get('from'), to: query.get('to') };
    const { from, to } = choosePair(app.comparables, address, app.environment?.host ?? null);
    if (from === null || to === null) return;
    void app.comparison.foresee({
      from: from.catalogId,
      to: to.catalogId,
      isWhole: from.isComplete && to.isComplete,
      languages: app.preferences.languages,
    });
  };
  const signs = ['pointerover', 'focusin'] as const;
  for (const sign of signs) document.addEventListener(sign, foresee);
  return () => {
    for (const sign of signs) document.removeEventListener(sign, foresee);
  };
}
