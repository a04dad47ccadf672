// The direction of imports between rooms, as the README draws it. A wrong arrow or a circle fails the check.
const rooms = {
  terms: ['terms'],
  signal: ['signal', 'terms'],
  pacing: ['pacing', 'signal', 'terms'],
  strap: ['strap', 'terms'],
  session: ['session', 'signal', 'pacing', 'terms'],
  store: ['store', 'session', 'signal', 'pacing', 'terms'],
  mirror: ['mirror', 'session', 'signal', 'pacing', 'terms'],
  exchange: ['exchange', 'session', 'signal', 'pacing', 'terms'],
  ui: ['ui', 'session', 'signal', 'pacing', 'terms'],
};
const allowed = Object.entries(rooms).map(([room, may]) => ({
  name: `arrows-of-${room}`,
  severity: 'error',
  comment: `src/${room} may import only: ${may.join(', ')}`,
  from: { path: `^src/${room}/` },
  to: { path: '^(src|mocks|test)/', pathNot: may.map((m) => `^src/${m}(/|\\.ts$)`) },
}));
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ...allowed,
    {
      name: 'pacing-takes-only-types-of-signal',
      severity: 'error',
      comment: 'pacing may take nothing from signal but the curve posterior, handed in as types',
      from: { path: '^src/pacing/' },
      to: { path: '^src/signal/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'words-of-a-language-stand-alone',
      severity: 'error',
      comment:
        'whoever needs words waits for them, so words may wait for nobody: only figures and their own language',
      from: { path: '^src/ui/words/(\\w+)/' },
      to: {
        path: '^src/',
        pathNot: '^src/ui/words/($1/|(format|rates)\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-main-takes-mocks',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main\\.ts$' },
      to: { path: '^mocks/' },
    },
    {
      name: 'mocks-take-only-pure-rooms',
      severity: 'error',
      from: { path: '^mocks/' },
      to: { path: '^src/', pathNot: '^src/(strap|signal|pacing|terms)/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(src|mocks)/' },
      to: { path: '^test/' },
    },
    {
      name: 'pure-rooms-take-no-packages',
      severity: 'error',
      from: { path: '^src/(signal|pacing|session|strap|exchange|mirror)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.css', '.json'] },
  },
};
