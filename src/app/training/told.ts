import type { Temper } from './temper.ts';

/** A case that the sample mails speak of: reported by this homeowner so many days ago, and gone this way. */
export interface Told {
  readonly email: string;
  readonly daysBefore: number;
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
    temper: { ...plain, way: 'inspect', answersAt: 4 },
  },
  {
    email: 'ada.byrne@mail.example',
    daysBefore: 6,
    temper: { ...plain, way: 'order needed', answersAt: 4 },
  },
];
