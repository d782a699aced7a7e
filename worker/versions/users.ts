/**
 * Who still needs what is stored, each a SELECT of ids. Whatever comes to hold a version, a catalog or a definition is
 * added here, and neither a clean-up nor the removal of an environment takes it away.
 */
export const VERSION_USERS = union([
  'SELECT version_id FROM environment_version WHERE ended_at IS NULL',
  "SELECT version_id FROM sync_session WHERE status IN ('pending', 'running')",
]);

/** `:leaving` is the environment that is being removed, or null. */
export const CATALOG_USERS = union([
  'SELECT catalog_id FROM environment WHERE id IS NOT :leaving',
  `SELECT catalog_id FROM sync_session
   WHERE status IN ('pending', 'running') AND environment_id IS NOT :leaving`,
]);

/** `:catalogs` are the catalogs that are about to go, as JSON. */
export const DEFINITION_USERS = union([
  `SELECT definition_id FROM catalog_definition
   WHERE catalog_id NOT IN (SELECT value FROM json_each(:catalogs))`,
  // What a watch-list compares with.
  'SELECT definition_id FROM watch_list_pin',
]);

/** Without NULLs: `NOT IN` a list with a NULL is never true. */
function union(selects: readonly string[]): string {
  return `SELECT id FROM (SELECT NULL AS id UNION ALL ${selects.join(' UNION ALL ')}) WHERE id IS NOT NULL`;
}
