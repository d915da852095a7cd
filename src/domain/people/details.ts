/** The details of a report that Kept can see for itself, by the names under which a standard lists them. */
export interface Present {
  readonly client: boolean;
  readonly home: boolean;
  /** Somebody who lives there is known by name. */
  readonly homeowner: boolean;
  /** There is a way to reach them. */
  readonly contact: boolean;
  readonly fault: boolean;
}

/** Names of the details that are here. A standard may list others too: those a person ticks. */
export const detailsGiven = (present: Present): string[] =>
  Object.entries(present).flatMap(([name, here]) => (here ? [name] : []));
