const customerLink = /(\/c\/)[A-Za-z0-9_-]{43}/g;

/**
 * A letter as staff read it: the customer's own link opens their case as them, so it is shown only on the sheet that
 * is printed for them.
 */
export const maskedLinks = (body: string): string => body.replaceAll(customerLink, '$1…');
