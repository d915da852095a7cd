/**
 * The same text as it is kept for the name of a property: once, however often it was read or put together. Names that cases
 * compare at every deed are then told apart without reading them.
 */
export const oneText = (text: string): string => Object.keys({ [text]: null })[0] as string;
