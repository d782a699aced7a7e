import type { SyncChanges, SyncSession } from '#contract/sync.ts';
import { PHASE_UNITS } from './kind-words.ts';
import { countText, sizeText } from './number-text.ts';
import { durationText } from './time-text.ts';

const SECOND_MS = 1000;

/** `312 labels/s`, `2.1 MB/s`, `about 3 min left`: what is known of them. */
export function paceTexts({ pace, phases }: SyncSession): readonly string[] {
  if (pace === null) return [];
  const running = phases.find(({ status }) => status === 'running');
  const unit = running === undefined ? null : PHASE_UNITS[running.phase];
  const { itemsPerSecond, bytesPerSecond, remainingMs } = pace;
  return [
    unit !== null && itemsPerSecond >= 0.5 ? `${countText(itemsPerSecond)} ${unit}/s` : '',
    bytesPerSecond >= 1 ? `${sizeText(bytesPerSecond)}/s` : '',
    remainingMs === null ? '' : remainingText(remainingMs),
  ].filter((text) => text !== '');
}

/** Rounded up, so that what is promised is rather kept than not. */
export function remainingText(remainingMs: number): string {
  const stepMs = remainingMs < 60 * SECOND_MS ? 5 * SECOND_MS : 60 * SECOND_MS;
  const rounded = Math.max(stepMs, Math.ceil(remainingMs / stepMs) * stepMs);
  if (rounded < 60 * SECOND_MS) return `about ${rounded / SECOND_MS} s left`;
  return `about ${durationText(rounded).replace(/ 0 (s|min)$/, '')} left`;
}

/** `12 added, 3 removed, 240 changed`, or that nothing is. */
export function changesText({ added, removed, changed }: SyncChanges): string {
  const parts = [
    added > 0 ? `${countText(added)} added` : '',
    removed > 0 ? `${countText(removed)} removed` : '',
    changed > 0 ? `${countText(changed)} changed` : '',
  ].filter((text) => text !== '');
  return parts.length === 0 ? 'Nothing has changed' : parts.join(', ');
}
