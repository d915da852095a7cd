import { type Html, html } from '../html.ts';

export type TagKind = 'plain' | 'good' | 'mind' | 'late' | 'unsafe' | 'accent';

/** A state in a word or two. Never the only sign of it: the word says it, not the colour. */
export const tag = (text: string, kind: TagKind = 'plain'): Html =>
  html`<strong class="tag tag--${kind}">${text}</strong>`;
