import type { EnvironmentId } from '../domain.ts';
import type {
  Filled,
  LibraryAddress,
  LibraryEntry,
  Published,
  PublishRequest,
} from '../library.ts';
import type { Answer } from '../outcome.ts';

export interface LibraryApi {
  /** Question. By fingerprint; none where nobody has published yet. Fails with `bad_library`. */
  listLibrary(library: LibraryAddress): Answer<readonly LibraryEntry[]>;
  /**
   * Command, safe to repeat. The environment shows the library's catalogue of its version from now on, once every
   * digest in it was recomputed. Its user chose that: nobody else is given it before an environment has shown the same.
   * The library's glossary is added to this device's, whose own terms stay.
   * Fails with `bad_library`, `bad_snapshot` or `storage_full`.
   */
  fillFromLibrary(library: LibraryAddress, id: EnvironmentId, task: string): Answer<Filled>;
  /**
   * Command, safe to repeat. Adds the environment's complete catalogue with the labels of all languages. What others
   * have published of this version stays: languages, catalogues and glossaries are merged. Fails with `bad_library`.
   */
  publishToLibrary(library: LibraryAddress, request: PublishRequest): Answer<Published>;
}
