/** What a client writes of its own papers and clocks. */
export interface OwnReferences {
  /** The client's own reference: 'our ref NM/2291'. */
  readonly references: readonly string[];
  /** Purchase orders: 'PO 778120'. */
  readonly orders: readonly string[];
  /** The sender speaks of an order or a quote, with or without a number. */
  readonly speaksOfOrder: boolean;
  /** The day of the client's complaint clock that the message gives: 'NHQC day 22'. */
  readonly complaintDay: number | null;
}

const longest = 200_000;

/** Reads a client's own reference, order numbers and the day of its complaint clock. */
export function ownReferences(text: string): OwnReferences {
  const plain = text.slice(0, longest).normalize('NFKC');
  const each = (pattern: RegExp): string[] => {
    const found = Array.from(plain.matchAll(pattern), (match) => (match[1] ?? '').replace(/[.,;:]+$/, ''));
    return [...new Set(found.filter((value) => /\d/.test(value)))].slice(0, 20);
  };
  const day = /\b(?:nhqc|complaint|code)\s{1,3}(?:clock\s{1,3})?day\s{1,3}(\d{1,3})\b/i.exec(plain)?.[1];
  const orders = each(
    /(?<![\p{L}\p{N}])(?:p\.?\s?o\.?|purchase order|order)\s{0,2}(?:no\.?|number|ref\.?|#)?\s{0,2}[:#]?\s{0,2}([A-Z]{0,4}[-/]?\d[\w/-]{2,20})/giu,
  );
  return {
    references: each(
      /\b(?:our|my|your client|client)\s{1,2}ref(?:erence)?\.?\s{0,2}(?:no\.?|number|is)?\s{0,2}[:#]?\s{0,2}([\w][\w/.-]{2,30})/giu,
    ),
    orders,
    speaksOfOrder:
      orders.length > 0 ||
      /\b(purchase order|as per (your|the) quote|your quot(e|ation)|order attached|p\.?o\.? attached|our order)\b/i.test(
        plain,
      ),
    complaintDay: day === undefined ? null : Number(day),
  };
}
