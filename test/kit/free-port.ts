import { createServer } from 'node:net';

// Linux gives ports from 32768 on to outgoing connections, others from 49152: one of those might be a neighbour's by the
// time it is listened at. These are nobody's, and each process of a run begins at a place of its own.
const first = 20_000;
const last = 32_000;
const each = 12;
let next = process.pid * each;

/** A port that is free on every address of this machine, and that no other file of the run is given now. */
export async function freePort(): Promise<number> {
  for (let tried = first; tried < last; tried += 1) {
    const port = first + (next % (last - first));
    next += 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`every port from ${first} to ${last} is taken`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
