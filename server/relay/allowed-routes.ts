/** What the relay passes on, in lower case: enough to read metadata and versions, nothing that writes. */
const READ_ROUTES: ReadonlySet<string> = new Set([
  '/data',
  '/data/$metadata',
  '/data/legalentities',
  '/data/companies',
  '/data/datamanagemententities',
]);

const ACTION_ROUTES: ReadonlySet<string> = new Set([
  '/data/systemnotifications/microsoft.dynamics.dataentities.getinstalledmodules',
  '/data/datamanagemententities/microsoft.dynamics.dataentities.getapplicationversion',
  '/data/datamanagemententities/microsoft.dynamics.dataentities.getplatformbuildversion',
  '/data/datamanagemententities/microsoft.dynamics.dataentities.getapplicationbuildversion',
]);

/** The relay's own: many labels in one answer. */
export const LABELS_ROUTE = '/labels';

/** Methods with which a route may be asked; none if the relay does not pass it on. */
export function allowedMethods(route: string): readonly ('GET' | 'POST')[] {
  if (READ_ROUTES.has(route) || /^\/metadata\/./.test(route)) return ['GET'];
  return ACTION_ROUTES.has(route) || route === LABELS_ROUTE ? ['POST'] : [];
}
