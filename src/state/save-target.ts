import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { saveFile } from '../save-file.ts';

/** What a browser or a system says of a place that takes no more, or nothing at all. */
const REFUSALS = [
  'AbortError',
  'InvalidModificationError',
  'InvalidStateError',
  'NoModificationAllowedError',
  'NotAllowedError',
  'NotFoundError',
  'QuotaExceededError',
];

/** Where a file goes: to a place that the user has chosen already, or to the downloads. */
export interface SaveTarget {
  /** Tells how many bytes are written. Fails with `not_saved`. */
  save(blob: Blob, onProgress: (done: number) => void): Answer<void>;
}

/** Only some browsers have it, and TypeScript does not know it. */
interface PickerWindow {
  showSaveFilePicker(options: {
    readonly suggestedName: string;
    readonly types: readonly {
      readonly description: string;
      readonly accept: Readonly<Record<string, readonly string[]>>;
    }[];
  }): Promise<FileSystemFileHandle>;
}

/**
 * Asks where to save a file that is made afterwards: a browser lets a page ask only right after a click. Null if the
 * user changed their mind.
 */
export async function chooseTarget(
  suggestedName: string,
  { description, type, ending }: FileType,
): Promise<SaveTarget | null> {
  const place: object = globalThis;
  if (!hasPicker(place)) {
    return { save: async (blob) => succeed(saveFile({ name: suggestedName, blob })) };
  }
  try {
    const handle = await place.showSaveFilePicker({
      suggestedName,
      types: [{ description, accept: { [type]: [ending] } }],
    });
    return { save: (blob, onProgress) => write(blob, handle, onProgress) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

export interface FileType {
  readonly description: string;
  readonly type: string;
  readonly ending: string;
}

function hasPicker(place: object): place is PickerWindow {
  return 'showSaveFilePicker' in place;
}

async function write(
  blob: Blob,
  handle: FileSystemFileHandle,
  onProgress: (done: number) => void,
): Answer<void> {
  let done = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, controller) {
      done += piece.length;
      onProgress(done);
      controller.enqueue(piece);
    },
  });
  try {
    const target = await handle.createWritable();
    // Closes the file at its end, and leaves none where it fails.
    return succeed(await blob.stream().pipeThrough(counted).pipeTo(target));
  } catch (error) {
    if (!(error instanceof DOMException) || !REFUSALS.includes(error.name)) throw error;
    return fail({ kind: 'not_saved', reason: error.message });
  }
}
