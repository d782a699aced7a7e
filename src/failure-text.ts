import type {
  AddressProblem,
  Failure,
  FileProblem,
  RequestId,
  StoredThing,
} from '#contract/failure.ts';
import type { LibraryProblem } from '#contract/library.ts';
import type { SnapshotProblem } from '#contract/snapshot.ts';
import { countText, sizeText } from './number-text.ts';

/** What is wrong, where, and what to do: the sentence a user reads. */
export function failureText(failure: Failure): string {
  // No default: a new kind must not compile without its sentence.
  switch (failure.kind) {
    case 'interrupted':
      return 'Another tab took over the catalogue meanwhile. Try again.';
    case 'cancelled':
      return 'Cancelled. What was complete is kept.';
    case 'offline':
      return 'You are offline. What is already on this device can still be searched.';
    case 'storage_unavailable':
      return `This browser gives the app no file storage (${failure.reason}). Use a normal window of a current browser.`;
    case 'storage_full':
      return `The browser's storage is full: ${sizeText(failure.usedBytes)} of ${sizeText(failure.quotaBytes)} are used. Free some space and try again.`;
    case 'storage_short':
      return `This sync needs about ${sizeText(failure.neededBytes)}, and the browser has only ${sizeText(failure.freeBytes)} left for this app. Free some space, or remove an environment, and try again.`;
    case 'other_version_open':
      return 'Another tab runs another version of F&O Atlas and has the catalogue open. Close it, or reload both.';
    case 'database_newer':
      return `A newer version of F&O Atlas wrote the catalogue on this device (format ${failure.found}, this one knows ${failure.known}). Reload the page to get the newer version.`;
    case 'migration_failed':
      return `The catalogue on this device could not be brought from format ${failure.from} to ${failure.to} (${failure.reason}). It is as it was before. Free some space and reload; the version of F&O Atlas that wrote it can still open it.`;
    case 'not_found':
      return `There is no ${THINGS[failure.what]} named ${failure.name} here.`;
    case 'no_catalog':
      return `Nothing is stored for ${failure.environment} yet. Sync it first.`;
    case 'bad_input':
      return `${failure.field}: ${failure.problem.replace(/\.$/, '')}.`;
    case 'bad_address':
      return addressText(failure.address, failure.problem);
    case 'bad_config':
      return `The configuration of this host is wrong at ${failure.place}: ${failure.problem}. Tell whoever runs it.`;
    case 'host_not_allowed':
      return `The relay of this host does not pass requests to ${failure.host}. Whoever runs it can allow that address.`;
    case 'relay_missing':
      return 'This app is served by a host without a relay. Choose the direct way, or open the app from a host that has a relay.';
    case 'unreachable':
      return `${failure.host} cannot be reached: ${failure.reason}. Check the address and your network.`;
    case 'sign_in_required':
      return `${signInText(failure.host, failure.isTokenRefused)} Sign in to continue.${withRequest(failure.requestId)}`;
    case 'sign_in_failed':
      return `The sign-in to ${failure.host} did not succeed: ${failure.reason}.`;
    case 'forbidden':
      return `${failure.host} refuses this user. Ask its administrator for the right to read metadata.${withRequest(failure.requestId)}`;
    case 'throttled':
      return `${failure.host} asks for fewer requests. ${patience(failure.retryAfterSeconds)}${withRequest(failure.requestId)}`;
    case 'service_error':
      return `The environment answered ${failure.status} to ${failure.path}${failure.message ? `: ${failure.message}` : ''}. Try again later.${withRequest(failure.requestId)}`;
    case 'not_json':
      return `The environment answered ${failure.path} with a web page (${failure.contentType || 'no type given'}), most often a sign-in or maintenance page. Open it in the browser to see which.${withRequest(failure.requestId)}`;
    case 'truncated':
      return `The answer to ${failure.path} stopped after ${countText(failure.receivedElements)} elements (${sizeText(failure.receivedBytes)}). What was stored before is kept; sync again.${withRequest(failure.requestId)}`;
    case 'too_large':
      return `The answer to ${failure.path} is larger than any environment's: ${sizeText(failure.receivedBytes)} were read, ${sizeText(failure.limitBytes)} are the limit. Check the address; what was stored before is kept.${withRequest(failure.requestId)}`;
    case 'malformed':
      return `The answer to ${failure.path} is not as documented at ${failure.place}: ${failure.problem}. Nothing of it was stored. Sync again; if it stays so, show this to whoever looks after the environment.${withRequest(failure.requestId)}`;
    case 'silent':
      return `Nothing arrived from ${failure.path} for ${countText(failure.silentSeconds)} seconds. Try again.`;
    case 'version_unknown':
      return `The version of ${failure.host} could not be read. ${failureText(failure.reason)}`;
    case 'bad_file':
      return `${failure.file} ${fileText(failure.problem)}`;
    case 'files_needed':
      return filesNeededText(failure.environment, failure.problem);
    case 'bad_snapshot':
      return `${snapshotText(failure.problem)}${failure.detail ? ` (${failure.detail})` : ''}. Nothing of it was stored.`;
    case 'unreadable_backup':
      return `The backup could not be opened again, so it is not saved. ${failureText(failure.reason)} Save what matters as snapshots, and show this to whoever looks after the app.`;
    case 'not_saved':
      return `The file could not be saved there (${failure.reason.replace(/\.$/, '')}). Choose another place and try again.`;
    case 'bad_library':
      return libraryText(failure.host, failure.problem);
    case 'address_not_allowed':
      return `The host of this app does not let it load files from ${failure.host}. Download the file and open it here, or ask whoever runs the host to allow that address.`;
    case 'sync_running':
      return 'A sync of this version is already running.';
    case 'unexpected':
      return `The app made a mistake: ${failure.message}. What was stored before is kept; please report it.`;
  }
}

const THINGS: Record<StoredThing, string> = {
  environment: 'environment',
  entity: 'entity',
  data_entity: 'data entity',
  enumeration: 'enumeration',
  label: 'label',
  sync_session: 'sync',
  catalog: 'catalogue',
  version: 'version',
  watch_list: 'watch-list',
  layout: 'diagram',
};

function addressText(address: string, problem: AddressProblem): string {
  switch (problem) {
    case 'not_a_url':
      return `“${address}” is not an address. It should look like https://contoso.operations.dynamics.com.`;
    case 'not_https':
      return `${address} must begin with https://.`;
    case 'has_credentials':
      return 'The address contains a user name or password. Leave them out.';
    case 'dataverse':
      return `${address} is a Dataverse environment. Give the address of Finance & Operations, which ends in operations.dynamics.com.`;
    case 'commerce':
      return `${address} is a Commerce server. Give the address of Finance & Operations itself.`;
    case 'not_finance_and_operations':
      return `${address} is no address of Finance & Operations. It should look like https://contoso.operations.dynamics.com.`;
  }
}

/** What follows the name of a file. */
function fileText(problem: FileProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'is empty. Save the answer again.';
    case 'web_page':
      return 'is a web page, most often the sign-in page, and no metadata. Sign in there, then save the answer again.';
    case 'unknown':
      return `is nothing that can be read here. ${problem.reason ?? 'It is none of the answers of the metadata service.'}`;
    case 'cut':
      return `ends in the middle, after ${countText(problem.readElements)} elements (${sizeText(problem.readBytes)}). Save it again and wait until it is whole.`;
    case 'gone':
      return `can no longer be read: it was changed or removed since it was chosen (${problem.reason}). Choose it again.`;
    case 'odd':
      return `is not as documented at ${problem.place}: ${problem.problem}.`;
  }
}

function filesNeededText(environment: string, problem: 'no_version' | 'gone' | 'snapshot'): string {
  switch (problem) {
    case 'no_version':
      return 'These files do not tell the version. Add the module list, DataEntities or $metadata to them.';
    case 'gone':
      return `The files of ${environment} are no longer open: a browser keeps them only as long as their tab. Choose them again on the Environments page to continue.`;
    case 'snapshot':
      return `${environment} came from a snapshot and cannot be asked. Open a newer snapshot, or connect the environment itself.`;
  }
}

function snapshotText(problem: SnapshotProblem): string {
  switch (problem) {
    case 'too_large':
      return 'This file is larger than any snapshot may be';
    case 'unpacks_too_large':
      return 'This file unpacks to more than any snapshot may hold';
    case 'not_a_snapshot':
      return 'This file is no snapshot of F&O Atlas';
    case 'newer_format':
      return 'A newer version of F&O Atlas wrote this snapshot. Reload the page to get it, then open the file again';
    case 'unknown_schema':
      return 'This snapshot holds tables that no version of F&O Atlas writes';
    case 'damaged':
      return 'This snapshot is damaged. Ask for the file again';
    case 'too_many_rows':
      return 'This snapshot holds more than any catalogue has';
    case 'wrong_digest':
      return 'This snapshot does not hold what it says: a digest is wrong. Ask for the file again';
    case 'bad_content':
      return 'This snapshot holds something that no catalogue has';
  }
}

/** What to do where a sign-in is asked for and none was chosen. */
export const WITHOUT_SIGN_IN_TEXT =
  'It is connected without a sign-in. Remove it, and connect it again with Microsoft Entra.';

/** Also for a sync that waits. */
export function signInText(host: string, isTokenRefused = false): string {
  return isTokenRefused
    ? `You are signed in, but ${host} does not accept the token. Check that this is the environment's own address, and that the account belongs to its organisation.`
    : `${host} asks for a sign-in, or your session there has ended.`;
}

function patience(seconds: number | null): string {
  return seconds === null ? 'Try again later.' : `Try again in ${countText(seconds)} seconds.`;
}

function withRequest(requestId: RequestId): string {
  return requestId === null ? '' : ` (Request ${requestId})`;
}

function libraryText(host: string, problem: LibraryProblem): string {
  switch (problem) {
    case 'bad_index':
      return `The index of the team library at ${host} cannot be read. Whoever keeps the library can delete index.json; publishing writes it again.`;
    case 'newer_index':
      return `A newer version of this app writes the team library at ${host}. Update the app to use it.`;
    case 'no_etag':
      return `The team library at ${host} does not let this app see the ETag of a file, so what others publish could be lost. Nothing was written. Whoever keeps the library can expose that header.`;
    case 'other_version':
      return `The file in the team library at ${host} is of another version than its name says. Nothing of it was stored.`;
    case 'busy':
      return `Others were publishing to the team library at ${host} all the time. Try again in a moment.`;
  }
}
