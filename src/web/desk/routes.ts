import type { App, Parts } from '../parts.ts';
import { caseRoutes } from './case/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { todayRoutes } from './today/routes.ts';

/** The desk: every page of staff. */
export async function desk(app: App, parts: Parts): Promise<void> {
  todayRoutes(app, parts);
  searchRoutes(app, parts);
  caseRoutes(app, parts);
}
