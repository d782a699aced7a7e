import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './build-app.ts';
import { compressApp } from './compress-app.ts';
import { openConfigFile, type ReadConfig } from './open-config-file.ts';
import { DEFAULT_CONFIG } from './parse-host-config.ts';
import { readSettings, type HostSettings } from './read-settings.ts';
import { explainFailure, explainListenError } from './start-problem.ts';
import { startDemoThread } from './start-demo-thread.ts';
import { startHost, type RunningHost } from './start-host.ts';
import { stopSignal } from './stop-signal.ts';

const stop = stopSignal();

const settings = readSettings(process.env, process.argv.slice(2));
if (!settings.ok) exitWith(explainFailure(settings.failure));
const readConfig = openConfig(settings.value);
const appFolder = await prepareApp(settings.value);

const host = await listen(settings.value, { readConfig, appFolder });
// Scripts that start the host wait for this line: its wording is a promise.
console.log(`F&O Atlas is ready at ${host.url}`);
if (stop.aborted) {
  await host.close();
} else {
  stop.addEventListener('abort', () => void host.close());
  await host.prepareDemo();
}

function openConfig({ configFile }: HostSettings): ReadConfig {
  if (configFile === null) return () => DEFAULT_CONFIG;
  const opened = openConfigFile(resolve(configFile), (sentence) => console.error(sentence));
  return opened.ok ? opened.value : exitWith(explainFailure(opened.failure));
}

async function prepareApp({ appFolder }: HostSettings): Promise<string> {
  if (appFolder !== null) return resolve(appFolder);
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const built = await buildApp(root, stop);
  if (stop.aborted) process.exit(1);
  if (built === null) exitWith('The app could not be built: see above.');
  await compressApp(built);
  return built;
}

async function listen(
  { port, host: address, publicHosts, allowDynamics }: HostSettings,
  parts: { readonly readConfig: ReadConfig; readonly appFolder: string },
): Promise<RunningHost> {
  const startDemo = startDemoThread;
  const options = { port, host: address, publicHosts, allowDynamics, startDemo, ...parts };
  return startHost(options).catch((error: unknown) =>
    exitWith(explainListenError(error, address, port)),
  );
}

function exitWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
