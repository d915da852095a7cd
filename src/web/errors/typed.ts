const secret = new Set(['csrf', 'key', 'seen', 'code', 'token']);

/** What a form had brought, without the fields that nobody typed. At most 20 fields of 20,000 characters. */
export function typedWords(body: unknown): { label: string; words: string }[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([name, value]) => !secret.has(name) && typeof value === 'string' && value.trim() !== '')
    .slice(0, 20)
    .map(([name, value]) => ({
      label: name.replaceAll(/[-_]/g, ' '),
      words: String(value).slice(0, 20_000),
    }));
}
