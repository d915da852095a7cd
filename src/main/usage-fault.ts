/** True for an error whose code begins so: node:util parseArgs throws ERR_PARSE_ARGS_… for an unknown option. */
export function hasCode(error: unknown, start: string): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith(start);
}
