import type { Locator } from 'playwright-core';

/** '2026-11-26 08:00-13:00', as a planner types it into three boxes. */
export type Slot = `${string} ${string}-${string}`;

/** By the label a person sees: words, a choice, a date, a file, a time; times as a list. */
export type Answers = Readonly<Record<string, string | readonly Slot[] | readonly Photo[]>>;

export interface Photo {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const isPhotos = (value: readonly unknown[]): value is readonly Photo[] =>
  typeof value[0] === 'object' && value[0] !== null;

/** Fills in a form as a person would: each field found by its label. */
export async function fillIn(form: Locator, answers: Answers): Promise<void> {
  for (const [label, value] of Object.entries(answers)) {
    if (typeof value === 'string') await fillOne(form, label, value);
    else if (isPhotos(value)) await form.getByLabel(beginning(label)).setInputFiles([...value]);
    else await fillSlots(groupOf(form, label), value as readonly Slot[]);
  }
}

async function fillOne(form: Locator, label: string, value: string): Promise<void> {
  const group = groupOf(form, label);
  if ((await group.count()) > 0) {
    const slot = /^\d{4}-\d\d-\d\d \d\d:\d\d-\d\d:\d\d$/.test(value);
    return slot ? fillSlots(group, [value as Slot]) : group.getByLabel(beginning(value)).first().check();
  }
  const field = form.getByLabel(beginning(label)).first();
  if (await is(field, form.locator('select'))) {
    const option = await field.locator('option', { hasText: value }).first().getAttribute('value');
    await field.selectOption(option ?? '');
  } else if (await is(field, form.locator('[type=radio], [type=checkbox]'))) await field.check();
  else await field.fill(value);
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const beginning = (text: string): RegExp => new RegExp(`^${literally(text)}`);
const groupOf = (form: Locator, label: string): Locator =>
  form.getByRole('group', { name: new RegExp(literally(label)) });

const is = async (field: Locator, kind: Locator): Promise<boolean> => (await field.and(kind).count()) > 0;

async function fillSlots(group: Locator, slots: readonly Slot[]): Promise<void> {
  for (const [at, slot] of slots.entries()) {
    const [, date = '', from = '', to = ''] = /^(\S+) (\S+)-(\S+)$/.exec(slot) ?? [];
    const boxes = group.locator('.slot').nth(at);
    await boxes.getByLabel(/date$/).fill(date);
    await boxes.getByLabel('from').fill(from);
    await boxes.getByLabel('to', { exact: true }).fill(to);
  }
}
