import type { App, Parts } from '../parts.ts';

/** The API for programs. */
export async function api(_app: App, _parts: Parts): Promise<void> {}
