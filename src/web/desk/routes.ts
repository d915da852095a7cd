import type { App, Parts } from '../parts.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { placeOfCaseRoutes } from './case/place-routes.ts';
import { caseRoutes } from './case/routes.ts';
import { fileRoutes } from './files/routes.ts';
import { letterRoutes } from './letters/routes.ts';
import { newQueryRoutes } from './new/routes.ts';
import { placeRoutes } from './places/routes.ts';
import { postRoutes } from './post/routes.ts';
import { reportRoutes } from './report/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { staffRoutes } from './staff/routes.ts';
import { standardRoutes } from './standards/routes.ts';
import { todayRoutes } from './today/routes.ts';
import { trainingRoutes } from './training/routes.ts';

/** The desk: every page of staff. */
export async function desk(app: App, parts: Parts): Promise<void> {
  todayRoutes(app, parts);
  searchRoutes(app, parts);
  caseRoutes(app, parts);
  placeOfCaseRoutes(app, parts);
  newQueryRoutes(app, parts);
  postRoutes(app, parts);
  letterRoutes(app, parts);
  fileRoutes(app, parts);
  placeRoutes(app, parts);
  reportRoutes(app, parts);
  staffRoutes(app, parts);
  standardRoutes(app, parts);
  calendarRoutes(app, parts);
  settingsRoutes(app, parts);
  trainingRoutes(app, parts);
}
