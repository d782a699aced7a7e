import { SnapshotRefusal } from './snapshot-refusal.ts';

/** JSON of a foreign file; refuses the snapshot where it is none. `place` says where it stands. */
export function parseDocument(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SnapshotRefusal('bad_content', place);
  }
}
