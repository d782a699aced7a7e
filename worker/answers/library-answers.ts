import type { LibraryApi } from '#contract/api/library-api.ts';
import type { Environment, EnvironmentId, GlobalVersion } from '#contract/domain.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import { fillEnvironment } from '../library/fill-environment.ts';
import { Library } from '../library/library.ts';
import { glossaryPart } from '../snapshot/parts/glossary-part.ts';
import { LIMITS } from '../snapshot/snapshot-format.ts';
import { gatherDocuments } from '../snapshot/snapshot-part.ts';
import { refusing } from '../snapshot/snapshot-refusal.ts';
import { cleanName } from '../names/visible-text.ts';
import { writeSnapshot } from '../snapshot/write-snapshot.ts';
import type { EngineHouse } from './engine-house.ts';
import { longWork, makeSearchable, storing } from './long-answers.ts';

export function libraryAnswers(house: EngineHouse): LibraryApi {
  const { db, environments, glossary, publish } = house;
  const terms = glossaryPart(glossary);
  return {
    listLibrary: (address) => new Library(address, db.sqlite, longWork(house, '')).list(),
    fillFromLibrary: (address, id, task) =>
      refusing(async () => {
        const known = findByModules(house, id);
        if (!known.ok) return known;
        const { environment, version } = known.value;
        const work = longWork(house, task);
        const opened = await new Library(address, db.sqlite, work).open(version.fingerprint);
        if (!opened.ok) return opened;
        if (opened.value === null) {
          return fail({ kind: 'not_found', what: 'version', name: version.fingerprint });
        }
        const snapshot = opened.value;
        const filled = await storing(async () => {
          work.report('storing', 0, snapshot.definitions.length);
          await work.pause();
          return fillEnvironment({ db, environments, glossary: terms }, environment, snapshot);
        }).finally(() => snapshot.db.close());
        if (!filled.ok) return filled;
        publish({ kind: 'environments_changed' });
        if ((filled.value?.added ?? 0) > 0) publish(terms.changed);
        const shown = environments.find(id);
        if (!shown.ok) return shown;
        await makeSearchable(house, [shown.value], work);
        return succeed({ environment: shown.value, bytes: snapshot.bytes, terms: filled.value });
      }),
    publishToLibrary: (address, request) =>
      refusing(async () => {
        const known = findByModules(house, request.environment);
        if (!known.ok) return known;
        const { environment, version } = known.value;
        const { catalog, name, url, transport } = environment;
        if (catalog?.state !== 'complete' || catalog.versionId !== version.id) {
          return fail({ kind: 'no_catalog', environment: name });
        }
        // What only a file has told goes to colleagues as that file.
        if (transport === 'file') return refuse('it came in a file');
        const { hasAddress, hasGlossary, createdBy, appVersion, task } = request;
        const work = longWork(house, task);
        const origin = {
          catalog: catalog.id,
          name: hasAddress ? cleanName(name, LIMITS.nameLength) : null,
          url: hasAddress ? url : null,
          syncedAt: catalog.completedAt ?? catalog.createdAt,
        };
        const blob = await writeSnapshot(
          db,
          {
            origins: [origin],
            languages: catalog.labels.map(({ language }) => language),
            createdAt: new Date().toISOString(),
            createdBy: cleanName(createdBy, LIMITS.nameLength),
            appVersion,
            documents: gatherDocuments(db, hasGlossary ? [terms] : [], []),
          },
          work,
        );
        return new Library(address, db.sqlite, work).publish(version.fingerprint, blob);
      }),
  };
}

/** Only the module list says which version it really is. */
function findByModules(
  { environments }: EngineHouse,
  id: EnvironmentId,
): Outcome<{ readonly environment: Environment; readonly version: GlobalVersion }> {
  const found = environments.find(id);
  if (!found.ok) return found;
  const { version } = found.value;
  if (version?.source !== 'modules') return refuse('its modules are not known');
  return succeed({ environment: found.value, version });
}

function refuse(problem: string): Outcome<never> {
  return fail({ kind: 'bad_input', field: 'environment', problem });
}
