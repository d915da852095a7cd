import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** What a client was answered; on its own disk before it goes on, so that the client may die too. */
export interface Answered {
  readonly by: 'http' | 'smtp';
  readonly id: string;
  /** The reference of the case, where the answer named one. */
  readonly reference: string | null;
}

export interface Journal {
  readonly answered: Answered[];
  /** Asked at least once, answered or not. */
  readonly asked: Set<string>;
  asks(id: string): void;
  hears(answer: Answered): void;
  close(): void;
}

/** A journal of lines of JSON, each synced before its call returns. */
export function openJournal(path: string): Journal {
  const file = openSync(path, 'a', 0o600);
  const line = (entry: object): void => {
    writeSync(file, `${JSON.stringify(entry)}\n`);
    fsyncSync(file);
  };
  const answered: Answered[] = [];
  const asked = new Set<string>();
  return {
    answered,
    asked,
    asks: (id) => {
      if (asked.has(id)) return;
      asked.add(id);
      line({ asked: id });
    },
    hears: (answer) => {
      line(answer);
      answered.push(answer);
    },
    close: () => closeSync(file),
  };
}
