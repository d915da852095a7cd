import { attributes } from '../attributes.ts';
import { type Html, html, type Printable, verbatim } from '../html.ts';
import type { Look } from './look.ts';

export interface Document {
  readonly look: Look;
  readonly title: string;
  /** 'desk', 'portal' or 'public': which parts of the style sheet apply. */
  readonly face: 'desk' | 'portal' | 'public';
  readonly body: Printable;
  /** The form was refused: the title says so first, for those who hear it. */
  readonly refused?: boolean;
  /** Scripts by their names in the import map. Every page works without them. */
  readonly scripts?: readonly string[];
  readonly head?: Printable;
}

/** The whole document. Nothing is inline but the import map, which the policy allows by its hash. */
export function document({ look, title, face, body, refused = false, scripts = [], head }: Document): Html {
  const { assets } = look;
  const map = scripts.length > 0 && html`<script type="importmap">${verbatim(assets.importMap)}</script>`;
  return html`<!doctype html>
<html lang="en" class="govuk-template--rebranded">
<head>
<meta charset="utf-8">
<title>${refused && 'Error: '}${title} – ${look.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${assets.url('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.url('govuk.css')}">
<link rel="stylesheet" href="${assets.url('kept.css')}">
<link rel="stylesheet" href="/look/${look.accent}.css">
${head}${map}${scripts.map((name) => html`<script type="module" src="${assets.url(`${name}.js`)}"></script>`)}
</head>
<body${attributes({ class: `face-${face}`, 'data-controller': face === 'desk' && scripts.length > 0 ? 'keys' : null })}>
<a href="#main" class="govuk-skip-link">Skip to main content</a>
${look.training && html`<aside class="training-band" aria-label="Training desk">Training desk: invented people, a clock of its own, no letter leaves it.</aside>`}${body}
</body>
</html>`;
}
