/** What was asked wrongly where node:util parseArgs throws, as a sentence; null for any other error. */
export function usageFault(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  if (!code.startsWith('ERR_PARSE_ARGS')) return null;
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const option = named.replace(/ <value>$/, '');
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `there is no option ${option} here.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `"${named}" is one word too many.`;
  if (/does not take/.test(error.message)) return `${option} takes no value.`;
  return `${option} needs a value; one that begins with a dash is written ${option.split(', ').at(-1)}=-VALUE.`;
}
