import { organisationAtHost } from '../app/access/route.ts';
import { smtpSender } from '../channels/email/send.ts';
import { readAssets } from '../web/assets/registry.ts';
import { buildServer } from '../web/server.ts';
import { runPart } from './child.ts';
import { wall } from './ground.ts';
import { mailSignInBy } from './mail-sign-in.ts';

/** The web process: desk, portal, public pages and API. Any number may run behind one address. */
await runPart('web', async ({ kind, config, ground, log }) => {
  const { smtpRelay, linkOnConsole, host, port } = config;
  const sender = kind === 'real' && smtpRelay !== null ? smtpSender({ url: smtpRelay }) : null;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const app = await buildServer(
    {
      ground,
      assets: readAssets(),
      organisationAt: (asked) => organisationAtHost(ground, asked),
      mailSignIn: mailSignInBy(ground, { kind, sender, linkOnConsole, say }),
      wall,
      // We speak plain HTTP: under an https address exactly one proxy stands before us.
      proxies: ground.publicUrl.startsWith('https:') ? 1 : 0,
      training: kind === 'training',
    },
    log,
  );
  const refused = await app.listen({ host, port }).then(
    () => null,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
      return `The desk cannot be reached at ${host}:${port} (${error.code === 'EACCES' ? 'not allowed' : 'in use'}). Set PORT to a free port.`;
    },
  );
  if (refused !== null) {
    await app.close();
    sender?.close();
    return { refused };
  }
  return {
    close: async () => {
      await app.close();
      sender?.close();
    },
  };
});
