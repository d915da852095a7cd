import type { NameKind, Reading } from './grammar/reading.ts';

const WORDS: Readonly<Record<NameKind, string>> = {
  stage: 'stage',
  promise: 'promise',
  plan: 'attempt plan',
  move: 'move',
  closure: 'closure',
  detail: 'detail',
  date: 'date field of a move',
  letter: 'letter',
};

const RESERVED = ['same', 'closed', 'any open', 'stage it left', 'the wait', 'the choice made'];

/** Notes a fault for each name set up twice, kept for the language itself, or called but never set up. */
export function checkNames(reading: Reading): void {
  const { file, defined, called, faults } = reading;
  const known = new Map<string, number>();
  for (const { kind, name, line, column } of defined) {
    if (RESERVED.includes(name)) {
      faults.push({
        file,
        line,
        column,
        message: `"${name}" is a word of the language; give this another name.`,
      });
    }
    const first = known.get(`${kind} ${name}`);
    if (first === undefined) known.set(`${kind} ${name}`, line);
    // Several moves may ask for the same date; each is that date.
    else if (kind !== 'date') {
      faults.push({
        file,
        line,
        column,
        message: `There is a ${WORDS[kind]} "${name}" on line ${first} already; name one of them anew.`,
      });
    }
  }
  for (const { kind, name, line, column } of called) {
    if (known.has(`${kind} ${name}`)) continue;
    const others = [...new Set(defined.filter((one) => one.kind === kind).map((one) => one.name))];
    faults.push({
      file,
      line,
      column,
      message: `There is no ${WORDS[kind]} "${name}"; there is: ${others.join(', ') || 'none'}.`,
    });
  }
}
