import { getEntity } from './entity-tool.ts';
import { getEnumeration } from './enumeration-tool.ts';
import { addEnvironment, checkVersion, listEnvironments } from './environment-tools.ts';
import { search } from './search-tool.ts';
import { cacheStatistics } from './statistics-tool.ts';
import {
  cancelSync,
  getSyncHistory,
  getSyncProgress,
  listSyncSessions,
  startSync,
} from './sync-tools.ts';
import type { Tool } from './tool.ts';

/** All that an assistant, or whoever automates the app, can do with it. Every capability adds its own. */
export const TOOLS: readonly Tool[] = [
  listEnvironments,
  addEnvironment,
  checkVersion,
  startSync,
  getSyncProgress,
  cancelSync,
  listSyncSessions,
  getSyncHistory,
  search,
  getEntity,
  getEnumeration,
  cacheStatistics,
];
