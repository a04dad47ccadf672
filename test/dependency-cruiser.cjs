// The direction of imports between rooms, as the README draws it. A wrong arrow or a circle fails the check.
const rooms = {
  terms: ['terms'],
  signal: ['signal', 'terms'],
  pacing: ['pacing', 'signal', 'terms'],
  strap: ['strap', 'terms'],
  session: ['session', 'signal', 'pacing', 'terms'],
  vault: ['vault', 'session', 'signal', 'pacing', 'terms'],
  backup: ['backup', 'vault', 'session', 'signal', 'pacing', 'terms'],
  store: ['store', 'vault', 'session', 'signal', 'pacing', 'terms'],
  mirror: ['mirror', 'session', 'signal', 'pacing', 'terms'],
  exchange: ['exchange', 'session', 'signal', 'pacing', 'terms'],
  ui: ['ui', 'session', 'signal', 'pacing', 'terms', 'exchange/practice-link'],
  home: ['home', 'ui', 'exchange', 'store', 'vault', 'strap', 'session', 'signal', 'pacing', 'terms'],
  client: ['client', 'ui', 'mirror', 'session', 'pacing', 'terms'],
  therapist: [
    'therapist',
    'ui',
    'home/installed',
    'exchange',
    'mirror',
    'backup',
    'vault',
    'store',
    'strap',
    'session',
    'signal',
    'pacing',
    'terms',
  ],
  reader: ['reader', 'ui/words', 'backup', 'vault', 'exchange', 'session', 'signal', 'pacing', 'terms'],
  cli: ['cli', 'exchange', 'session', 'signal', 'pacing', 'terms'],
};
// The floors of ui/: each folder may import the folders below it. `client` and the therapist's screens do not know each other.
const low = ['model', 'words', 'theme', 'parts', 'charts'];
const screens = [
  ...low,
  'start',
  'session',
  'assessment',
  'review',
  'practice',
  'clients',
  'how-sure',
  'vault',
  'file',
  'replay',
];
const floors = {
  model: [],
  words: ['model'],
  theme: ['model'],
  parts: ['model', 'words', 'theme'],
  charts: ['model', 'words', 'theme', 'parts'],
  'how-sure': low,
  clients: low,
  vault: low,
  file: low,
  start: [...low, 'how-sure'],
  practice: low,
  session: [...low, 'assessment', 'practice'],
  replay: [...low, 'session', 'assessment'],
  assessment: [...low, 'session'],
  review: [...low, 'assessment', 'start', 'clients'],
  therapist: screens,
  client: ['model', 'words', 'theme', 'parts'],
};
const inside = Object.entries(floors).map(([folder, may]) => ({
  name: `floors-of-ui-${folder}`,
  severity: 'error',
  comment: `src/ui/${folder} may import only these folders of ui: ${[folder, ...may].join(', ')}`,
  from: { path: `^src/ui/${folder}/` },
  to: { path: '^src/ui/', pathNot: [folder, ...may].map((m) => `^src/ui/${m}/`) },
}));
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
    ...inside,
    {
      name: 'every-room-is-under-rule',
      severity: 'error',
      comment: 'a new folder of src/ or of src/ui/ gets its line above',
      from: {
        path: '^src/[^/]+/',
        pathNot: [
          ...Object.keys(rooms).map((room) => `^src/(?!ui/)${room}/`),
          ...Object.keys(floors).map((folder) => `^src/ui/${folder}/`),
        ],
      },
      to: {},
    },
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
      from: {
        path: '^src/(signal|pacing|session|strap|exchange|mirror)/',
        pathNot: '^src/exchange/out/(archive|table-parquet)\\.ts$',
      },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'containers-are-packed-by-one-library-each',
      severity: 'error',
      from: { path: '^src/exchange/out/(archive|table-parquet)\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: '^node_modules/(fflate|hyparquet-writer)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.css', '.json'] },
  },
};
