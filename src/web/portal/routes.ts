import type { App, Parts } from '../parts.ts';

/** The portal: pages of customers and clients. */
export async function portal(_app: App, _parts: Parts): Promise<void> {}
