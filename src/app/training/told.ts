import type { Temper } from './temper.ts';

/** A case that the sample mails speak of: reported by this homeowner so many days ago, and gone this way. */
export interface Told {
  readonly email: string;
  readonly daysBefore: number;
  readonly faults: readonly string[];
  readonly temper: Partial<Temper>;
}

const plain: Partial<Temper> = {
  mixed: false,
  discontinued: false,
  disputes: false,
  writesAgain: false,
  neglected: false,
};

export const told: readonly Told[] = [
  {
    email: 't.okafor@mail.example',
    daysBefore: 44,
    faults: ['The base unit beside the sink is swollen at the back'],
    temper: { ...plain, way: 'inspect', answersAt: 4 },
  },
  {
    email: 'ada.byrne@mail.example',
    daysBefore: 6,
    faults: ['Two doors were broken by the removal people, we know that has to be paid for'],
    temper: { ...plain, way: 'order needed', answersAt: 4 },
  },
];
