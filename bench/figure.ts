/** One figure of the project, beside what it is measured against. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** One number for each repetition, in the order in which they were taken. */
  readonly measured: readonly number[];
  readonly target: number;
  /** Whether more is better. */
  readonly more: boolean;
  /** What it is held against in the same run: the bare machine, the best library, its own heart alone; null: nothing. */
  readonly floor: readonly number[] | null;
  readonly remark: string;
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (i: number): number => sorted[i] ?? Number.NaN;
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
};

export const isMet = ({ measured, target, more }: Figure): boolean =>
  more ? median(measured) >= target : median(measured) <= target;

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const spread = (numbers: readonly number[]): string =>
  `${short(median(numbers))} (${short(Math.min(...numbers))} to ${short(Math.max(...numbers))})`;

/** Name, median and spread, floor, target, met or not, in a paragraph for the console. */
export function printed(figure: Figure): string {
  const { name, unit, measured, target, more, floor, remark } = figure;
  return [
    name,
    `  measured  ${spread(measured)} ${unit}`,
    ...(floor === null ? [] : [`  floor     ${spread(floor)} ${unit}`]),
    `  target    ${more ? 'at least' : 'at most'} ${short(target)} ${unit}: ${isMet(figure) ? 'met' : 'NOT MET'}`,
    `  ${remark}`,
  ].join('\n');
}
