/** A small bug that Stryker planted: the line it stands in, trimmed, and the change, white space as one blank. */
export interface Planted {
  readonly file: string;
  readonly line: string;
  readonly change: string;
}

/** One that no test finds. */
export interface Survivor extends Planted {
  readonly sentence: boolean;
}

/** By file, why the bugs no test finds are none: those of one line that share a reason together. */
export type Listed = Readonly<
  Record<
    string,
    readonly { readonly line: string; readonly changes: readonly string[]; readonly why: string }[]
  >
>;

/** The survivors that no line explains. Sentences need none: messages are tested by their sense, not word by word. */
export function unexplained(survivors: readonly Survivor[], listed: Listed): Planted[] {
  const explained = new Set(planted(listed).map(key));
  return survivors.filter((survivor) => !survivor.sentence && !explained.has(key(survivor)));
}

/** The lines, of the files tried, whose bug is found by a test after all or is planted no more. */
export function outdated(
  survivors: readonly Planted[],
  listed: Listed,
  tried: ReadonlySet<string>,
): Planted[] {
  const surviving = new Set(survivors.map(key));
  return planted(listed).filter((line) => tried.has(line.file) && !surviving.has(key(line)));
}

const planted = (listed: Listed): Planted[] =>
  Object.entries(listed).flatMap(([file, lines]) =>
    lines.flatMap(({ line, changes }) => changes.map((change) => ({ file, line, change }))),
  );

const key = ({ file, line, change }: Planted): string => `${file}\n${line}\n${change}`;
