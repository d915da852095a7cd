import { Agent, request } from 'node:http';

/** What a program reports: one message, who says so, and the home. */
export const report = {
  message: 'The door under the sink is chipped and the runner is missing.',
  requester: { name: 'Meena Patel', email: 'm.patel@mail.example' },
  home: { site: 'The Larches', plot: '41', postcode: 'LS15 8ZZ' },
};

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function once(agent: Agent, port: number, { method, path, headers, body }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request({ agent, port, host: '127.0.0.1', method, path, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', reject);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** So many clients, each asking one thing after the other for so long: answers a second. Throws at the first that is not taken. */
export async function perSecond(
  port: number,
  clients: number,
  milliseconds: number,
  next: () => Asked,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const began = performance.now();
  let answered = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() - began < milliseconds) {
        const status = await once(agent, port, next());
        if (status !== 200 && status !== 201) throw new Error(`answered ${status}`);
        answered += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1_000;
  agent.destroy();
  return answered / took;
}
