import { createServer } from 'node:http';
import pg from 'pg';

// The floor: bare node:http and pg. Each request reads its JSON and writes the rows it holds in one transaction, under
// row-level security, with fsync; nothing is decided, looked up or composed.
const pool = new pg.Pool({ connectionString: process.env.KEPT_DATABASE_URL, max: 10 });
const organisation = process.env.FLOOR_ORGANISATION ?? '';
const statement = process.env.FLOOR_STATEMENT ?? '';

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const client = await pool.connect();
    try {
      await client.query(`begin; set local app.organisation = '${organisation}'`);
      await client.query({ name: 'floor', text: statement, values: [Buffer.concat(chunks).toString()] });
      await client.query('commit');
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"done":true}');
    } catch (error) {
      console.error(error);
      response.writeHead(500).end();
    } finally {
      client.release();
    }
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
