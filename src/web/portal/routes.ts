import { fieldRoutes } from '../field/routes.ts';
import type { App, Parts } from '../parts.ts';
import { caseRoutes } from './case/routes.ts';
import { chooseRoutes } from './choose/routes.ts';
import { detailsRoutes } from './details/routes.ts';
import { signRoutes } from './sign/routes.ts';
import { writeRoutes } from './write/routes.ts';

/** The portal: pages of customers and clients, by the link in their letters; and the signature at their door. */
export async function portal(app: App, parts: Parts): Promise<void> {
  await caseRoutes(app, parts);
  await writeRoutes(app, parts);
  await chooseRoutes(app, parts);
  await detailsRoutes(app, parts);
  await signRoutes(app, parts);
  await fieldRoutes(app, parts);
}
