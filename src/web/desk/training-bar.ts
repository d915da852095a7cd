import type { StaffWho } from '../access/who.ts';
import type { Html } from '../html/html.ts';
import type { Look } from '../html/layout/look.ts';

/** The place on every page of a training desk for winding its clock. */
export type TrainingBar = (look: Look, who: StaffWho, path: string) => Html | null;

let bar: TrainingBar = () => null;

/** Puts a control there: called once, when the routes of the training desk are registered. */
export function placeTrainingBar(control: TrainingBar): void {
  bar = control;
}

export const trainingBar: TrainingBar = (look, who, path) => (look.training ? bar(look, who, path) : null);
