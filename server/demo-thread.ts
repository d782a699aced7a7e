import { parentPort, workerData } from 'node:worker_threads';
import { startDemoEnvironment } from './demo-environment/start-demo-environment.ts';

const { release } = workerData as { release: 1 | 2 }; // as start-demo-thread.ts hands it over
const demo = await startDemoEnvironment({ release, hasControls: false });
parentPort?.postMessage(demo.url);
await demo.prepare();
