import { limits } from './limits.ts';

/** What could not be read in a message, each said once, in the order in which it was met. */
export interface Faults {
  readonly add: (fault: string) => void;
  readonly list: () => string[];
}

/** An empty collection of faults, bounded: a hostile message cannot make it grow without end. */
export function noFaults(): Faults {
  const said = new Set<string>();
  let more = false;
  return {
    add: (fault) => {
      if (said.size < limits.faults) said.add(fault);
      else if (!said.has(fault)) more = true;
    },
    list: () => (more ? [...said, 'and more of the same kind'] : [...said]),
  };
}
