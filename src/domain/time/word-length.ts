/** '2 hours 30 minutes', to the minute begun, of a time that is some. */
export function wordLength(ms: number): string {
  return ms < 60_000 ? 'less than a minute' : joined(hoursAndMinutes(ms));
}

/** '2 hours 0.001 seconds', of a time that is no whole minutes: nothing of it left out. */
export function wordLengthInFull(ms: number): string {
  return joined([...hoursAndMinutes(ms), amount((ms % 60_000) / 1000, 'second')]);
}

export function amount(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

function hoursAndMinutes(ms: number): string[] {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  return [hours === 0 ? '' : amount(hours, 'hour'), minutes === 0 ? '' : amount(minutes, 'minute')];
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
