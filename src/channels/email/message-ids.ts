import { limits } from './limits.ts';

/** The message ids in a `Message-ID`, `In-Reply-To` or `References` value, with angle brackets, each once, in order. */
export function messageIds(value: string | null): string[] {
  const found = (value ?? '').slice(0, limits.headerValue).matchAll(/<([^<>\s]{1,500})>/g);
  return [...new Set(Array.from(found, ([whole]) => whole))].slice(-limits.references);
}
