/**
 * Joins the lines of `format=flowed` text (RFC 3676): a line that ends in a blank goes on in the next one of the same
 * quote depth. The signature mark `-- ` never flows.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open: { depth: number; text: string } | null = null;
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(depth).replace(/^ /, '');
    if (open !== null && open.depth !== depth) {
      out.push(quoted(open));
      open = null;
    }
    const joined: string = (open?.text ?? '') + content;
    if (content.endsWith(' ') && content !== '-- ') {
      open = { depth, text: delSp ? joined.slice(0, -1) : joined };
    } else {
      out.push(quoted({ depth, text: joined }));
      open = null;
    }
  }
  if (open !== null) out.push(quoted(open));
  return out.join('\n');
}

function quoted(line: { depth: number; text: string }): string {
  return line.depth === 0 ? line.text : `${'>'.repeat(line.depth)} ${line.text}`;
}
