import type { App, Parts } from '../parts.ts';
import { caseRoutes } from './case/routes.ts';
import { fileRoutes } from './files/routes.ts';
import { letterRoutes } from './letters/routes.ts';
import { newQueryRoutes } from './new/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { todayRoutes } from './today/routes.ts';

/** The desk: every page of staff. */
export async function desk(app: App, parts: Parts): Promise<void> {
  todayRoutes(app, parts);
  searchRoutes(app, parts);
  caseRoutes(app, parts);
  newQueryRoutes(app, parts);
  letterRoutes(app, parts);
  fileRoutes(app, parts);
}
