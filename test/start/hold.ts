import { claim } from '../../src/main/claim.ts';
import { openDatabase } from '../../src/main/database.ts';
import { isRefused } from '../../src/main/refused.ts';

// What every start of Kept does with its data folder, and nothing after it: claims it, opens the
// database, says so in one line of JSON, and waits to be told to stop.
const dataFolder = process.argv[2] ?? '';
const claimed = await claim(dataFolder, 'http://localhost:4000');
if (isRefused(claimed)) {
  console.log(JSON.stringify(claimed));
  process.exit(1);
}
const said: string[] = [];
const settings = { dataFolder, databaseUrl: null, ownerUrl: null };
const database = await openDatabase(settings, 'training', (sentence) => said.push(sentence));
if (isRefused(database)) {
  await claimed.release();
  console.log(JSON.stringify(database));
  process.exit(1);
}
console.log(JSON.stringify({ ownerUrl: database.ownerUrl, appUrl: database.appUrl, said }));
process.once('SIGTERM', () => database.stop());
await database.ended;
await claimed.release();
