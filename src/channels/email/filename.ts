const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name under which a file can safely be saved and offered: no folders, no control or direction-changing characters,
 * at most 120 long, its ending kept. `fallback` names a file without a name.
 */
export function safeFilename(name: string | null, fallback: string): string {
  const base = (name ?? '').toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .replace(/[<>:"|?*;%]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const named = clean === '' ? fallback : reserved.test(clean) ? `_${clean}` : clean;
  const characters = [...named];
  if (characters.length <= 120) return named;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(named)?.[0] ?? '';
  return `${characters.slice(0, 120 - ending.length).join('')}${ending}`;
}
