const ours = '^src/';
const tests = '\\.test\\.ts$';

/** Files of `from` may import, among our own, nothing but `only`. */
function wall(name, comment, from, only, fromNot = tests) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: fromNot },
    to: { path: ours, pathNot: only },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    wall(
      'time-stands-alone',
      'src/domain/time knows nothing of ours: it could be lifted out as it is.',
      '^src/domain/time/',
      '^src/domain/time/',
    ),
    wall(
      'domain-imports-domain',
      'The domain is pure: it imports only the domain.',
      '^src/domain/',
      '^src/domain/',
    ),
    {
      name: 'domain-has-no-platform',
      comment:
        'The domain does no I/O, reads no clock and has no randomness: no node:* and no package (yaml is pure, and tells a fault’s line). Hand the value in as an argument.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: tests },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: 'node_modules/yaml/',
      },
    },
    wall(
      'store-imports-domain-types',
      'The store is SQL and the types it stores. It takes nothing from app, web or a channel.',
      '^src/store/',
      '^src/(store|domain)/',
    ),
    wall(
      'channels-import-their-port',
      'A channel knows its port, the type of an instant and its own folder, so that another is added by copying the neighbour.',
      '^src/channels/([^/]+)/',
      '^src/channels/(port\\.ts$|$1/)|^src/domain/time/types\\.ts$',
    ),
    wall(
      'port-imports-domain-types',
      'What channels share is a few types.',
      '^src/channels/port\\.ts$',
      '^src/domain/',
    ),
    wall(
      'app-imports-domain-and-store',
      'The app owns the transactions: domain, store and the channels’ port, never a channel itself, web or worker.',
      '^src/app/',
      '^src/(app|domain|store)/|^src/channels/port\\.ts$',
    ),
    wall(
      'web-imports-app-and-reads',
      'A page asks the app and reads through store/reads; it speaks to no channel and no worker.',
      '^src/web/',
      '^src/(web|app|domain|store)/',
    ),
    {
      name: 'web-does-not-write',
      comment: 'Transactions are the app’s: of the store a page takes reads, and otherwise types alone.',
      severity: 'error',
      from: { path: '^src/(web|reports)/', pathNot: tests },
      to: { path: '^src/store/', pathNot: '^src/store/reads/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-takes-types-of-the-domain',
      comment: 'Rules are run by the app; a page knows the domain’s types and no more.',
      severity: 'error',
      from: { path: '^src/(web|reports)/', pathNot: tests },
      to: { path: '^src/domain/', dependencyTypesNot: ['type-only'] },
    },
    wall(
      'reports-import-app-and-reads',
      'A report is a definition, a shape and a page over store/reads.',
      '^src/reports/',
      '^src/(reports|app|domain|store)/|^src/web/html/',
    ),
    wall(
      'worker-imports-app',
      'The worker is bounded loops around the app.',
      '^src/worker/',
      '^src/(worker|app)/',
    ),
    {
      name: 'nothing-imports-main',
      comment: 'main puts the parts together and reads the environment; no part knows it.',
      severity: 'error',
      from: { path: ours, pathNot: '^src/main/' },
      to: { path: '^src/main/' },
    },
    {
      name: 'src-stands-without-tests',
      comment: 'What runs in production imports no test, tool or bench.',
      severity: 'error',
      from: { path: ours, pathNot: tests },
      to: { path: `^(test|tools|bench)/|${tests}` },
    },
    {
      name: 'src-stands-without-dev-packages',
      comment: 'A package that src imports belongs to "dependencies".',
      severity: 'error',
      from: { path: ours, pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], pathNot: '/@types/' },
    },
    {
      name: 'no-circle',
      comment: 'Two files that import each other are one file, or lack a third. (Types alone may.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-is-found',
      comment: 'An import that leads nowhere dies at run time.',
      severity: 'error',
      from: {},
      // kept/… is a name of the import map that pages carry.
      to: { couldNotResolve: true, pathNot: '^(node:|kept/)' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
