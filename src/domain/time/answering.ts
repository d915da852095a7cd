import { OutsideCalendar } from './calendar.ts';
import type { Refused } from './types.ts';

/** The answer, or the refusal that OutsideCalendar states; any other error is thrown on. */
export function answering<T>(answer: () => T): T | Refused {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof OutsideCalendar)) throw error;
    const { message, missingYear } = error;
    return missingYear === undefined ? { refused: message } : { refused: message, missingYear };
  }
}
