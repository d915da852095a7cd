import { testArguments } from './check.ts';
import { step } from './step.ts';

// npm run chaos             fifty rounds of kill -9 under load, from a seed that is printed
// KEPT_CHAOS_SEED=n         the same run again; KEPT_CHAOS_ROUNDS=n another number of rounds
process.env.KEPT_CHAOS_ROUNDS ??= '50';
process.exitCode = await step(
  process.execPath,
  testArguments(['test/chaos/chaos.test.ts'], ['--test-timeout=3600000']),
);
