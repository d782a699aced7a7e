import { checkVersion } from './check-version-tool.ts';
import { compareTool } from './compare-tool.ts';
import { getEntity } from './entity-tool.ts';
import { getEnumeration } from './enumeration-tool.ts';
import { addEnvironment, listEnvironments } from './environment-tools.ts';
import { listVersions } from './list-versions-tool.ts';
import { findTerm } from './find-term-tool.ts';
import { getLabel } from './label-tool.ts';
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
import { checkWatchList } from './watch-list-tool.ts';
import { findUsages } from './usages-tool.ts';

/** All that an assistant, or whoever automates the app, can do with it. Every capability adds its own. */
export const TOOLS: readonly Tool[] = [
  listEnvironments,
  addEnvironment,
  checkVersion,
  listVersions,
  startSync,
  getSyncProgress,
  cancelSync,
  listSyncSessions,
  getSyncHistory,
  search,
  getEntity,
  getEnumeration,
  compareTool,
  checkWatchList,
  findTerm,
  getLabel,
  findUsages,
  cacheStatistics,
];
