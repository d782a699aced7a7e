import type { ConnectionReport } from '../connection.ts';
import type {
  Environment,
  EnvironmentChange,
  EnvironmentDraft,
  EnvironmentId,
  RemovalPreview,
} from '../domain.ts';
import type { Answer } from '../outcome.ts';

export interface EnvironmentApi {
  /** Question. In the order in which they were added. */
  listEnvironments(): Answer<readonly Environment[]>;
  /**
   * Command, safe to repeat: the same origin gives the same environment, with its new name and settings.
   * Fails with `bad_address` or `bad_input`.
   */
  addEnvironment(draft: EnvironmentDraft): Answer<Environment>;
  /** Command, safe to repeat. Fails with `bad_input`. */
  updateEnvironment(id: EnvironmentId, change: EnvironmentChange): Answer<Environment>;
  /** Question. What `removeEnvironment` would free at this moment. */
  previewRemoval(id: EnvironmentId): Answer<RemovalPreview>;
  /** Command. Cancels its sync first; answers with what is gone. Nothing that another environment uses is touched. */
  removeEnvironment(id: EnvironmentId): Answer<RemovalPreview>;
  /**
   * Question. Tries the way in by small requests, step by step; a way that is closed is an answer, no failure. With a
   * `watch` every tab hears of each step (`connection_step`) before the whole is answered. Fails with `bad_input` for
   * an environment that is known from files.
   */
  checkConnection(id: EnvironmentId, watch?: string): Answer<ConnectionReport>;
  /** Command, safe to repeat: a tab has signed in to this environment, so what waits for it may go on. */
  signedIn(id: EnvironmentId): Answer<void>;
}
