import { join, resolve } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');

const port = (name: string, otherwise: number) =>
  z
    .string()
    .default(String(otherwise))
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
      error: `${name} must be a port number from 1 to 65535`,
    })
    .transform(Number);

const address = (name: string, schemes: string[], example: string) =>
  z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || (URL.canParse(text) && schemes.includes(new URL(text).protocol)),
      {
        error: `${name} must be an address such as ${example}`,
      },
    )
    .transform((text) => text ?? null);

const yes = (name: string) =>
  z
    .enum(['yes', 'no'], { error: `${name} must be yes or no` })
    .default('no')
    .transform((text) => text === 'yes');

const text = z
  .string()
  .optional()
  .transform((given) => given ?? null);

/** The environment, variable by variable: the one place that says what Kept reads of it. */
const shape = z
  .object({
    KEPT_DATA: z.string().default(join(root, '.kept')),
    KEPT_DATABASE_URL: address(
      'KEPT_DATABASE_URL',
      ['postgres:', 'postgresql:'],
      'postgres://role:password@host/kept',
    ),
    KEPT_DATABASE_OWNER_URL: address(
      'KEPT_DATABASE_OWNER_URL',
      ['postgres:', 'postgresql:'],
      'postgres://kept_owner:password@host/kept',
    ),
    KEPT_HOST: z.string().default('127.0.0.1'),
    PORT: port('PORT', 4000),
    KEPT_SMTP_HOST: z.string().default('127.0.0.1'),
    KEPT_SMTP_PORT: port('KEPT_SMTP_PORT', 2525),
    KEPT_PUBLIC_URL: address('KEPT_PUBLIC_URL', ['http:', 'https:'], 'https://care.example.org'),
    KEPT_SECRET: text,
    KEPT_SMTP_RELAY: address(
      'KEPT_SMTP_RELAY',
      ['smtp:', 'smtps:'],
      'smtps://name:password@relay.example.org',
    ),
    KEPT_IMAP: address('KEPT_IMAP', ['imap:', 'imaps:'], 'imaps://name:password@mail.example.org'),
    KEPT_TRUSTED_HOST: text,
    KEPT_LINK_ON_CONSOLE: yes('KEPT_LINK_ON_CONSOLE'),
  })
  .transform((env) => ({
    dataFolder: resolve(env.KEPT_DATA),
    /** A PostgreSQL that somebody else runs; null: our own in the data folder. */
    databaseUrl: env.KEPT_DATABASE_URL,
    /** The role that migrates it, where that is another than databaseUrl's. */
    ownerUrl: env.KEPT_DATABASE_OWNER_URL,
    host: env.KEPT_HOST,
    port: env.PORT,
    smtpHost: env.KEPT_SMTP_HOST,
    smtpPort: env.KEPT_SMTP_PORT,
    /** Where people reach the desk, as it stands in letters; null until set. */
    publicUrl: env.KEPT_PUBLIC_URL,
    /** Signs links, addresses and digests. */
    secret: env.KEPT_SECRET,
    smtpRelay: env.KEPT_SMTP_RELAY,
    imap: env.KEPT_IMAP,
    /** The authserv-id whose Authentication-Results are believed (RFC 8601). */
    trustedHost: env.KEPT_TRUSTED_HOST,
    /** Whether sign-in links may be printed on the console, for a desk without a relay. */
    linkOnConsole: env.KEPT_LINK_ON_CONSOLE,
  }));

export type Config = z.infer<typeof shape>;

/**
 * The settings in `environment`; an empty variable counts as not set. Faults are sentences that name
 * the variable and what it must be; a value, which may be a secret, is never repeated.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config | { faults: string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const outcome = shape.safeParse(given);
  return outcome.success
    ? outcome.data
    : { faults: outcome.error.issues.map(({ message }) => `${message}.`) };
}
