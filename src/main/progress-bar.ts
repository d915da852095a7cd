const width = 30;
/** Written again at most so often: a terminal is slow. */
const every = 100;

/** How far something is, as one line. */
export function barOf(done: number, of: number): string {
  const share = of === 0 ? 1 : Math.min(1, done / of);
  const filled = Math.round(share * width);
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${Math.round(share * 100)} %, ${done} of ${of}`;
}

/** A bar on the terminal while something lasts; nothing at all where no terminal watches. */
export function progressBar(of: number): { show(done: number): void; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => {}, end: () => {} };
  let shownAt = 0;
  return {
    show(done) {
      if (performance.now() - shownAt < every && done < of) return;
      shownAt = performance.now();
      stderr.write(`\r${barOf(done, of)}`);
    },
    end: () => stderr.write('\r\u001b[K'),
  };
}
