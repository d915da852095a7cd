/** Stands in for node:test while mutants are tried: a test file read gives its tests to whoever reads it. */
export interface Test {
  readonly name: string;
  readonly run: () => unknown;
}

const given: Test[] = [];

export function test(name: string, run: () => unknown): void {
  given.push({ name, run });
}

/** The tests given since it was last asked. */
export const collected = (): Test[] => given.splice(0);
