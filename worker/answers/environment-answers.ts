import type { EnvironmentApi } from '#contract/api/environment-api.ts';
import type { ConnectionReport } from '#contract/connection.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { checkConnection } from '../connection-check/check-connection.ts';
import { previewRemoval, removeEnvironment } from '../environments/remove-environment.ts';
import { serviceOf } from '../metadata-service/transports.ts';
import type { EngineHouse } from './engine-house.ts';

export function environmentAnswers(house: EngineHouse): EnvironmentApi {
  const { db, catalogs, environments, index, syncs, publish } = house;
  const environmentsChanged = (): void => publish({ kind: 'environments_changed' });
  return {
    listEnvironments: async () => succeed(environments.list()),
    addEnvironment: async (draft) => {
      const added = environments.add(draft, new Date().toISOString());
      if (added.ok) environmentsChanged();
      return added;
    },
    updateEnvironment: async (id, change) => {
      const updated = environments.update(id, change);
      if (updated.ok) environmentsChanged();
      return updated;
    },
    previewRemoval: async (id) => {
      const environment = environments.find(id);
      return environment.ok ? succeed(previewRemoval(db, environment.value)) : environment;
    },
    removeEnvironment: async (id) => {
      await syncs.stop(id);
      const environment = environments.find(id);
      if (!environment.ok) return environment;
      const removed = removeEnvironment({ db, catalogs, index }, environment.value);
      publish({ kind: 'environment_removed', environmentId: id });
      environmentsChanged();
      return succeed(removed);
    },
    checkConnection: async (id, watch) => {
      const environment = environments.find(id);
      if (!environment.ok) return environment;
      const service = serviceOf(environment.value);
      if (service === null) return NO_SERVICE;
      const tell = (report: ConnectionReport): void => {
        if (watch !== undefined) publish({ kind: 'connection_step', watch, report });
      };
      return succeed(await checkConnection(service, house, tell));
    },
    signedIn: async (id) => succeed(syncs.signedIn(id)),
  };
}

const NO_SERVICE = fail({
  kind: 'bad_input',
  field: 'environment',
  problem: 'it is known from files, so there is no connection to check',
});
