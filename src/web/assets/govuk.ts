/**
 * GOV.UK's components in an organisation's own look: their typeface is licensed for GOV.UK alone and their
 * crown is the government's, so the typeface is replaced by ours and its files are never asked for. In a layer
 * of its own, so that any rule of ours wins.
 */
export function ownLook(css: string): string {
  const own = css
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', 'var(--type-text)')
    .replace(/\/\*# sourceMappingURL=.*?\*\//, '');
  if (own.includes('GDS Transport'))
    throw new Error('govuk-frontend names its typeface in a new way: replace it here too');
  return `@layer govuk{${own}}`;
}
