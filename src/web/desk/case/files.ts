import type { PageFile } from '../../../store/reads/case-page.ts';
import { type Html, html } from '../../html/html.ts';

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff', 'image/avif']);

/** Files: pictures drawn anew to be looked at, everything as a download; never what the sender's bytes would do. */
export function files(all: readonly PageFile[]): Html | null {
  if (all.length === 0) return null;
  return html`<ul class="files">${all.map((file) => {
    const shown =
      pictures.has(file.type) &&
      html`<img class="files__picture" src="/desk/files/${file.id}/picture" alt="" loading="lazy" width="160" height="120">`;
    return html`<li><a href="/desk/files/${file.id}" download>${shown}<span class="files__name">${file.name}</span></a> <span class="quiet">${size(file.size)}</span></li>`;
  })}</ul>`;
}

function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
