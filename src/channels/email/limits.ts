/**
 * The bounds on one message. What lies beyond them is kept in the raw bytes and named in the message's faults.
 */
export const limits = {
  /** Bytes of a whole message. */
  message: 30 * 1024 * 1024,
  /** Bytes of one block of header lines. */
  head: 256 * 1024,
  headerLines: 2000,
  /** Characters of one header value that are read. */
  headerValue: 16 * 1024,
  addresses: 200,
  references: 200,
  /** Parts within parts within parts. */
  depth: 20,
  parts: 300,
  attachments: 100,
  /** Characters of text that are read. */
  text: 1_000_000,
  /** Faults that are told apart before they are only counted. */
  faults: 50,
} as const;
