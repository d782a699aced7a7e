import type { SnapshotApi } from '#contract/api/snapshot-api.ts';
import type { Environment } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { SnapshotRequest } from '#contract/snapshot.ts';
import type { LongWork } from '../snapshot/long-work.ts';
import { SnapshotDesk } from '../snapshot/snapshot-desk.ts';
import { snapshotFileName } from '../snapshot/snapshot-name.ts';
import { gatherDocuments, type SnapshotPart } from '../snapshot/snapshot-part.ts';
import { LIMITS } from '../snapshot/snapshot-format.ts';
import { refusing } from '../snapshot/snapshot-refusal.ts';
import { recogniseFile } from '../snapshot/unpack.ts';
import { cleanName } from '../names/visible-text.ts';
import { readDeviceHistory } from '../snapshot/write-history.ts';
import { writeSnapshot, type ExportedOrigin } from '../snapshot/write-snapshot.ts';
import type { EngineHouse } from './engine-house.ts';
import { longWork, makeSearchable, storing } from './long-answers.ts';

/** `parts`: what the engine keeps beside catalogues and gives along. */
export function snapshotAnswers(house: EngineHouse, parts: readonly SnapshotPart[]): SnapshotApi {
  const { db, environments, publish } = house;
  const desk = new SnapshotDesk({ db, environments, parts });
  const workOf = (task: string): LongWork => longWork(house, task);
  return {
    recogniseFiles: async (files) => succeed(await Promise.all(files.map(recogniseFile))),
    exportSnapshot: async (request) => {
      const chosen = chooseEnvironments(house, request);
      if (!chosen.ok) return chosen;
      const problem = findProblem(request);
      if (problem !== null) return fail(problem);
      // Connections make it a backup: of all that this device keeps.
      const history = request.parts.includes('connections')
        ? readDeviceHistory(db, environments.list())
        : null;
      const blob = await writeSnapshot(
        db,
        {
          origins: [
            ...chosen.value.map((environment) => originOf(environment, request)),
            ...(history?.left ?? []),
          ],
          languages: request.languages,
          createdAt: new Date().toISOString(),
          createdBy: cleanName(request.createdBy, LIMITS.nameLength),
          appVersion: request.appVersion,
          documents: gatherDocuments(
            db,
            parts.filter(({ name }) => request.parts.includes(name)),
            history === null ? request.documents : [...request.documents, history.document],
          ),
          ...(history !== null && { kept: history.kept }),
        },
        workOf(request.task),
      );
      if (history !== null) {
        // What cannot be restored is no backup, and whoever needs it one day can no longer mend it.
        const proved = await refusing(async () =>
          succeed(await desk.prove(blob, workOf(request.task))),
        );
        if (!proved.ok) return fail({ kind: 'unreadable_backup', reason: proved.failure });
      }
      return succeed({ name: nameOf(chosen.value, request), blob });
    },
    inspectSnapshot: (file, task) =>
      refusing(async () => succeed(await desk.inspect(file, workOf(task)))),
    importSnapshot: (file, task, isRestoring = false) =>
      refusing(async () => {
        const work = workOf(task);
        const merged = await storing(() => desk.merge(file, work, isRestoring));
        if (!merged.ok) return merged;
        publish({ kind: 'environments_changed' });
        for (const { name, entries } of merged.value.parts) {
          const part = parts.find((each) => each.name === name);
          if (part !== undefined && (entries?.added ?? 0) > 0) publish(part.changed);
        }
        await makeSearchable(house, merged.value.environments, work);
        return succeed(merged.value);
      }),
  };
}

function chooseEnvironments(
  { environments }: EngineHouse,
  { environments: ids }: SnapshotRequest,
): Outcome<readonly Environment[]> {
  const chosen: Environment[] = [];
  for (const id of new Set(ids)) {
    const environment = environments.find(id);
    if (!environment.ok) return environment;
    if (environment.value.catalog?.state !== 'complete') {
      return fail({ kind: 'no_catalog', environment: environment.value.name });
    }
    chosen.push(environment.value);
  }
  return succeed(chosen);
}

function findProblem({ environments, appVersion }: SnapshotRequest): Failure | null {
  if (environments.length === 0) {
    return { kind: 'bad_input', field: 'environments', problem: 'none was chosen' };
  }
  if (!/^[\w.+-]{1,40}$/.test(appVersion)) {
    return { kind: 'bad_input', field: 'appVersion', problem: 'is no version' };
  }
  return null;
}

/** Of one that came from a snapshot itself, what is known of where it was synced. */
function originOf(environment: Environment, request: SnapshotRequest): ExportedOrigin {
  const { catalog, snapshot, transport } = environment;
  if (catalog === null) throw new Error('It was just checked.');
  const url = transport === 'file' ? (snapshot?.url ?? null) : environment.url;
  return {
    catalog: catalog.id,
    name: request.hasNames ? cleanName(environment.name, LIMITS.nameLength) : null,
    url: request.hasAddresses ? url : null,
    syncedAt: snapshot?.syncedAt ?? catalog.completedAt ?? environment.addedAt,
  };
}

function nameOf(environments: readonly Environment[], request: SnapshotRequest): string {
  const [first] = environments;
  const version = first?.version?.applicationVersion ?? null;
  const name = environments.length === 1 && request.hasNames ? (first?.name ?? null) : null;
  return snapshotFileName([name ?? 'F-O-Atlas', version, new Date().toISOString().slice(0, 10)]);
}
