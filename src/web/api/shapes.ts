import { z } from 'zod';

const words = (most: number) => z.string().trim().min(1).max(most);
const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((given) => (given === undefined || given === null || given === '' ? null : given));
const email = z
  .email()
  .max(300)
  .nullish()
  .transform((given) => given ?? null);

/** A report, as a program sends it. */
export const report = z
  .strictObject({
    message: words(20_000).describe('What is wrong, in the words of whoever reports it'),
    requester: z.strictObject({ name: words(200), email, phone: maybe(40) }),
    home: z
      .strictObject({ site: maybe(200), plot: maybe(40), address: maybe(300), postcode: maybe(12) })
      .describe('Plot and site, or postal address with its postcode'),
    homeowner: z
      .strictObject({ name: words(200), email, phone: maybe(40) })
      .nullish()
      .transform((given) => given ?? null),
    theirReference: maybe(80).describe('The client’s own number for it'),
    items: z
      .array(words(2_000))
      .max(20)
      .default([])
      .describe('One fault each, where they are told apart already'),
  })
  .meta({ id: 'Report' });

const moment = z.iso.datetime();

export const caseShape = z
  .object({
    reference: z.string(),
    caseId: z.uuid(),
    version: z.int(),
    open: z.boolean(),
    stage: z.string(),
    receivedAt: moment,
    next: z.string().nullable().describe('What happens next; null once it is closed'),
    waitingFor: z.string().nullable(),
    promises: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        status: z.string(),
        wasLate: z.boolean(),
        due: moment.nullable().describe('null while no calendar is published that far'),
        lateFrom: moment.nullable().describe('In time if done before this moment'),
        date: z.iso.date().nullable().describe('Where people are shown a date and no hour'),
        firstTold: moment.nullable().describe('The first date told, where it is another now'),
        told: z
          .object({ due: moment, date: z.iso.date().nullable() })
          .nullable()
          .describe(
            'The date that the customer was told and keeps, where the law’s falls sooner: the desk works to "due"',
          ),
        unconfirmed: z
          .array(z.string())
          .describe(
            'What the date rests on that nobody has confirmed yet, such as the time allowed; empty: nothing',
          ),
      }),
    ),
    items: z.array(z.object({ id: z.uuid(), stage: z.string().nullable(), outcome: z.string().nullable() })),
  })
  .meta({ id: 'Case' });

export const contacts = z
  .object({
    contacts: z.array(
      z.object({ name: z.string(), phone: z.string(), email: z.string(), coversFor: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Contacts' });

export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.object({ where: z.string(), what: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
