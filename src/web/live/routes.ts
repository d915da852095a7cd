import { staffOf } from '../access/who.ts';
import type { App, Parts } from '../parts.ts';
import { listening } from './listening.ts';

const beat = 25_000;
/** A stream ends with an hour at most; the browser asks again and is checked again. */
const longest = 3_600_000;

/** One stream of hints a browser: ids of changed cases, nothing of what changed. The page then fetches itself anew. */
export async function live(app: App, parts: Parts): Promise<void> {
  const ears = listening(parts.ground, (error) => app.log.warn({ err: error }, 'changes could not be read'));
  const ends = new Set<() => void>();
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    ears.close();
    for (const end of ends) end();
  });

  app.get('/desk/stream', { config: { staff: true } }, (request, reply) => {
    const { organisation } = staffOf(request);
    const headers = reply.getHeaders();
    reply.hijack();
    const { raw } = reply;
    // Whoever left while we looked who they are hears nothing, and will not tell again that they left.
    if (closing || raw.destroyed || raw.socket?.destroyed !== false) {
      raw.destroy();
      return;
    }
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 3000\n\n');
    const stop = ears.listen(organisation, (cases) => raw.write(`data: ${cases.join(' ')}\n\n`));
    const heart = setInterval(() => raw.write(':\n\n'), beat);
    const last = setTimeout(() => raw.end(), longest);
    const end = () => raw.end();
    ends.add(end);
    raw.on('close', () => {
      stop();
      ends.delete(end);
      clearInterval(heart);
      clearTimeout(last);
    });
  });
}
