import type { LibraryProblem } from './library.ts';
import type { SnapshotProblem } from './snapshot.ts';

/**
 * What can go wrong, as plain data: Comlink drops an error's class, `code` and `cause`, a union crosses whole.
 * The sentence a user reads is made from it in src/failure-text.ts, whose switch has no default.
 */
export type Failure =
  /** The worker that owned the database went away while it was asked. A question may simply be repeated. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'offline' }
  /** The browser gives this origin no file storage. `reason` is the browser's own word. */
  | { readonly kind: 'storage_unavailable'; readonly reason: string }
  | { readonly kind: 'storage_full'; readonly usedBytes: number; readonly quotaBytes: number }
  /** Told before anything is downloaded: what it would take does not fit. Both are estimates. */
  | { readonly kind: 'storage_short'; readonly neededBytes: number; readonly freeBytes: number }
  /** The tab that has the database open runs another version of the app. */
  | { readonly kind: 'other_version_open' }
  /** Another, newer version of the app wrote this database. Nothing was touched. */
  | { readonly kind: 'database_newer'; readonly found: number; readonly known: number }
  /** The database could not be brought to this app's format; it is again as it was before. */
  | {
      readonly kind: 'migration_failed';
      readonly from: number;
      readonly to: number;
      readonly reason: string;
    }
  | { readonly kind: 'not_found'; readonly what: StoredThing; readonly name: string }
  /** The environment exists, but no catalogue was downloaded yet. */
  | { readonly kind: 'no_catalog'; readonly environment: string }
  | { readonly kind: 'bad_input'; readonly field: string; readonly problem: string }
  | { readonly kind: 'bad_address'; readonly address: string; readonly problem: AddressProblem }
  | { readonly kind: 'bad_config'; readonly place: string; readonly problem: string }
  /** The relay does not pass requests to this host. */
  | { readonly kind: 'host_not_allowed'; readonly host: string }
  /** The app is served by a host without a relay. */
  | { readonly kind: 'relay_missing' }
  | { readonly kind: 'unreachable'; readonly host: string; readonly reason: string }
  | {
      readonly kind: 'sign_in_required';
      readonly host: string;
      /** What the next token must also prove (a claims challenge); null in the usual case. */
      readonly claims: string | null;
      /** It refuses a token that has just been renewed: the same account will not do. */
      readonly isTokenRefused?: true;
      readonly requestId: RequestId;
    }
  /** The user closed the sign-in, or the authority refused it: `reason` is its own words. */
  | { readonly kind: 'sign_in_failed'; readonly host: string; readonly reason: string }
  | { readonly kind: 'forbidden'; readonly host: string; readonly requestId: RequestId }
  | {
      readonly kind: 'throttled';
      readonly host: string;
      readonly retryAfterSeconds: number | null;
      readonly requestId: RequestId;
    }
  | {
      readonly kind: 'service_error';
      readonly path: string;
      readonly status: number;
      readonly message: string;
      readonly requestId: RequestId;
    }
  /** The answer was a web page, most often a sign-in or maintenance page, where JSON was expected. */
  | {
      readonly kind: 'not_json';
      readonly path: string;
      readonly contentType: string;
      readonly requestId: RequestId;
    }
  /** The answer ended in the middle of its JSON. */
  | {
      readonly kind: 'truncated';
      readonly path: string;
      readonly receivedBytes: number;
      readonly receivedElements: number;
      readonly requestId: RequestId;
    }
  /** Reading was given up: it is far more than any environment has. */
  | {
      readonly kind: 'too_large';
      readonly path: string;
      readonly receivedBytes: number;
      readonly limitBytes: number;
      readonly requestId: RequestId;
    }
  /** JSON, but not in the shape the service documents. `place` names the element and field. */
  | {
      readonly kind: 'malformed';
      readonly path: string;
      readonly place: string;
      readonly problem: string;
      readonly requestId: RequestId;
    }
  /** Nothing arrived for this long. */
  | { readonly kind: 'silent'; readonly path: string; readonly silentSeconds: number }
  /** Neither the module list nor the build numbers could be read; `reason` is the first refusal. */
  | { readonly kind: 'version_unknown'; readonly host: string; readonly reason: Failure }
  /** A saved file, or the rest of it, cannot be read. */
  | { readonly kind: 'bad_file'; readonly file: string; readonly problem: FileProblem }
  /** Files say too little to begin with, or are no longer open: they are not kept once they were read. */
  | {
      readonly kind: 'files_needed';
      readonly environment: string;
      readonly problem: 'no_version' | 'gone' | 'snapshot';
    }
  /** A snapshot, or what was taken for one, that is not opened. `detail` names the place or the words of SQLite. */
  | { readonly kind: 'bad_snapshot'; readonly problem: SnapshotProblem; readonly detail: string }
  /** A backup was made that could not be restored, so it is not given out. */
  | { readonly kind: 'unreadable_backup'; readonly reason: Failure }
  /** The place that was chosen for a file did not take it: `reason` is what the browser says. */
  | { readonly kind: 'not_saved'; readonly reason: string }
  /** The team's library is not as it should be, or does not let this app write safely. */
  | { readonly kind: 'bad_library'; readonly host: string; readonly problem: LibraryProblem }
  /** A link names a file at an address that this host of the app does not let it load from. */
  | { readonly kind: 'address_not_allowed'; readonly host: string }
  /** One sync per version: this session is already running. */
  | { readonly kind: 'sync_running'; readonly sessionId: string }
  /** A defect of the app that ended a sync session; everywhere else a defect is an exception. */
  | { readonly kind: 'unexpected'; readonly message: string };

export type FailureKind = Failure['kind'];

/** The `ms-dyn-aid` of the answer, which Microsoft support asks for; null where none was sent. */
export type RequestId = string | null;

export type FileProblem =
  | { readonly kind: 'empty' }
  /** Most often the sign-in page, saved in place of what it hides. */
  | { readonly kind: 'web_page' }
  /** It is none of the answers that can be read. `reason` says more, in one sentence, where there is more to say. */
  | { readonly kind: 'unknown'; readonly reason: string | null }
  /** It, or its compression, ends in the middle. */
  | { readonly kind: 'cut'; readonly readBytes: number; readonly readElements: number }
  /** It was changed or removed since it was chosen. `reason` is the browser's own word. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** It is what it seems, but not as the service sends it. */
  | { readonly kind: 'odd'; readonly place: string; readonly problem: string };

export type StoredThing =
  | 'environment'
  | 'entity'
  | 'data_entity'
  | 'enumeration'
  | 'sync_session'
  | 'catalog'
  | 'version'
  | 'watch_list'
  | 'layout'
  | 'label';

export type AddressProblem =
  | 'not_a_url'
  | 'not_https'
  | 'has_credentials'
  | 'dataverse'
  | 'commerce'
  | 'not_finance_and_operations';
