/**
 * Joins the lines of `format=flowed` text (RFC 3676): a line that ends in a blank goes on in the next one of the same
 * quote depth. The signature mark `-- ` never flows.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open: { depth: number; pieces: string[] } | null = null;
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(depth).replace(/^ /, '');
    if (open !== null && open.depth !== depth) {
      out.push(quoted(open));
      open = null;
    }
    open ??= { depth, pieces: [] };
    const flows = content.endsWith(' ') && content !== '-- ';
    open.pieces.push(flows && delSp ? content.slice(0, -1) : content);
    if (flows) continue;
    out.push(quoted(open));
    open = null;
  }
  if (open !== null) out.push(quoted(open));
  return out.join('\n');
}

function quoted({ depth, pieces }: { depth: number; pieces: readonly string[] }): string {
  const text = pieces.join('');
  return depth === 0 ? text : `${'>'.repeat(depth)} ${text}`;
}
