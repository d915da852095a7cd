import type { App } from './parts.ts';

interface Counts {
  count: number;
  seconds: number;
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Requests by route and kind of answer, never by address asked for: no personal data. For the machine itself only. */
export function metrics(app: App): void {
  const began = process.hrtime.bigint();
  const requests = new Map<string, Counts>();

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const key = `method="${request.method}",route="${route}",status="${Math.floor(reply.statusCode / 100)}xx"`;
    const counts = requests.get(key) ?? { count: 0, seconds: 0 };
    counts.count += 1;
    counts.seconds += reply.elapsedTime / 1_000;
    requests.set(key, counts);
  });

  app.get('/metrics', { config: { open: true } }, async (request, reply) => {
    // The connection itself, not what a proxy says of it.
    const forwarded = request.headers['x-forwarded-for'] !== undefined;
    if (forwarded || !loopback.has(request.raw.socket.remoteAddress ?? '')) return reply.callNotFound();
    const lines = ['# TYPE kept_requests_total counter', '# TYPE kept_request_seconds_total counter'];
    for (const [key, { count, seconds }] of requests) {
      lines.push(
        `kept_requests_total{${key}} ${count}`,
        `kept_request_seconds_total{${key}} ${seconds.toFixed(6)}`,
      );
    }
    const up = Number(process.hrtime.bigint() - began) / 1e9;
    lines.push('# TYPE kept_up_seconds gauge', `kept_up_seconds ${up.toFixed(0)}`);
    lines.push('# TYPE kept_memory_bytes gauge', `kept_memory_bytes ${process.memoryUsage.rss()}`);
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
