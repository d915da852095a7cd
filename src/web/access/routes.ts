import type { App, Parts } from '../parts.ts';
import { linkRoutes } from './link-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Ways in and out. */
export async function accessRoutes(app: App, parts: Parts): Promise<void> {
  await signInRoutes(app, parts);
  await linkRoutes(app, parts);
}
