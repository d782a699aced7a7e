import { getEntity } from './entity-tool.ts';
import { getEnumeration } from './enumeration-tool.ts';
import { addEnvironment, checkVersion, listEnvironments } from './environment-tools.ts';
import { getLabel } from './label-tool.ts';
import { search } from './search-tool.ts';
import { cacheStatistics } from './statistics-tool.ts';
import { cancelSync, getSyncProgress, startSync } from './sync-tools.ts';
import type { Tool } from './tool.ts';
import { findUsages } from './usages-tool.ts';

/** All that an assistant, or whoever automates the app, can do with it. Every capability adds its own. */
export const TOOLS: readonly Tool[] = [
  listEnvironments,
  addEnvironment,
  checkVersion,
  startSync,
  getSyncProgress,
  cancelSync,
  search,
  getEntity,
  getEnumeration,
  getLabel,
  findUsages,
  cacheStatistics,
];
