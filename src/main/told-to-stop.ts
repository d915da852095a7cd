/**
 * Resolves with the signal when a person (Ctrl-C, a closed terminal) or the system asks Kept to stop. The first is
 * taken for good: doors are closed in order. Asked a second time, the process ends at once, as if killed; nothing
 * acknowledged is lost by that.
 */
export function toldToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const hear = (signal: NodeJS.Signals) => {
      if (asked) process.exit(130);
      asked = true;
      resolve(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  });
}
