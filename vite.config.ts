/** How the page is built and served: a static site with a relative base and a strict policy, so that it works from any folder. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkedFigures } from './build/checked-figures.ts';
import { hashes, parts } from './build/proof.ts';
import { build, defineConfig, type Plugin } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Nothing leaves the origin, nothing runs that is not ours. `public/_headers` and `public/.htaccess` say the same. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // Lit's own templates, and the scripts that the program names itself.
  'trusted-types lit-html attune',
].join('; ');

/** What a page may ask the browser for; everything that is not used is closed. */
const USED = [
  'bluetooth',
  'screen-wake-lock',
  'fullscreen',
  'window-management',
  'autoplay',
  'clipboard-write',
  // A passkey can open the records.
  'publickey-credentials-create',
  'publickey-credentials-get',
];
const CLOSED = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'serial',
  'speaker-selection',
  'storage-access',
  'sync-xhr',
  'usb',
  'xr-spatial-tracking',
];

/** What every answer of a host should carry; the hosts' files in `public/` and the README say the same. */
export const HEADERS = {
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
  'Permissions-Policy': [...USED.map((name) => `${name}=(self)`), ...CLOSED.map((name) => `${name}=()`)].join(
    ', ',
  ),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** How long browsers and networks between may keep an answer: what has a digest in its name for good, the rest until they have asked. */
export const CACHE = { assets: 'public, max-age=31536000, immutable', rest: 'no-cache' } as const;

/** The policy as a meta element of the built page; the development server needs inline styles and a socket, so not there. */
const policy = (): Plugin => ({
  name: 'attune-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
});

/** The benchmarks' tables as data, so that what the page says of its accuracy is what was measured. */
const peopleTable = (): Plugin => ({
  name: 'attune-people-table',
  resolveId: (id) => (id === 'virtual:people-table' ? `\0${id}` : undefined),
  load: (id) => {
    if (id !== '\0virtual:people-table') return undefined;
    return `export default ${JSON.stringify(checkedFigures())}`;
  },
});

/**
 * `open-vault.html`: the page that opens a backup without Attune, everything in one file. Its policy names the one script by its hash and lets
 * nothing else run, load or leave.
 */
const opener = (): Plugin => ({
  name: 'attune-opener',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler() {
      const made = await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          write: false,
          target: 'es2022',
          rolldownOptions: { input: 'src/reader/open-vault.ts', output: { format: 'iife' } },
        },
      });
      if (!('output' in made)) throw new Error('open-vault.html came out empty');
      const code = made.output[0].code.trim().replaceAll('</script', '<\\/script');
      const script = `\n${code}\n`;
      const hash = createHash('sha256').update(script).digest('base64');
      const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
      const source = readFileSync(new URL('src/reader/open-vault.html', import.meta.url), 'utf8')
        .replace('__POLICY__', policy)
        .replace(/<script>[^]*<\/script>/, () => `<script>${script}</script>`);
      this.emitFile({ type: 'asset', fileName: 'open-vault.html', source });
    },
  },
});

/** The service worker with the list of all files of the build and the digests of their bytes, as they lie on the disk. */
const offline = (): Plugin => ({
  name: 'attune-offline',
  apply: 'build',
  writeBundle: {
    sequential: true,
    order: 'post',
    handler: ({ dir = 'dist' }, bundle) => {
      const sha256 = (bytes: Uint8Array | string): ReturnType<typeof createHash> =>
        createHash('sha256').update(bytes);
      const built = Object.keys(bundle).filter((file) => file !== 'index.html' && !file.startsWith('.vite/'));
      const told = readdirSync('public').filter((file) => /\.(svg|webmanifest)$/.test(file));
      const files = Object.fromEntries([
        ['./', sha256(readFileSync(join(dir, 'index.html'))).digest('base64')],
        ...[...built, ...told].map((file) => [
          `./${file}`,
          sha256(readFileSync(join(dir, file))).digest('base64'),
        ]),
      ]) as Record<string, string>;
      const list = JSON.stringify(files);
      const worker = readFileSync(new URL('src/service-worker.js', import.meta.url), 'utf8')
        .replace('__VERSION__', sha256(list).digest('hex').slice(0, 12))
        .replace("{ __FILES__: '' }", list);
      writeFileSync(join(dir, 'service-worker.js'), worker);
    },
  },
});

/** What a first page begins with, by the name of the file that it becomes; and what the therapist's window fetches after its own. */
const FIRST_PAGES = {
  common: 'src/main.ts',
  therapist: 'src/therapist/therapist.ts',
  client: 'src/client/client.ts',
  practice: 'src/home/practice.ts',
  graph: 'src/therapist/graph.ts',
};
type Beginning = keyof typeof FIRST_PAGES;

/**
 * Each first page comes as one file, beside what all have in common: one way there and back instead of one for each step of the imports,
 * and text that is packed together packs smaller. What two share is a third file, so that neither waits for the other's. A group takes
 * along what it imports, so what is shared by most comes first.
 */
function firstPages(): { name: Naming; priority: number }[] {
  let reached: Map<string, Beginning[]> | undefined;
  const named =
    (choose: (from: readonly Beginning[]) => string | null): Naming =>
    (id, imports) => {
      reached ??= reachedFrom(imports);
      return choose(reached.get(id) ?? []);
    };
  return [
    { priority: 3, name: named((from) => (from.includes('common') || from.length > 2 ? 'common' : null)) },
    { priority: 2, name: named((from) => (from.length > 1 ? from.join('-') : null)) },
    { priority: 1, name: named(([only]) => (only === undefined || only === 'graph' ? null : only)) },
  ];
}
type Naming = (id: string, imports: Imports) => string | null;
interface Imports {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** For each module that is imported on the way to a first page, those that it is on the way to. */
function reachedFrom(imports: Imports): Map<string, Beginning[]> {
  const reached = new Map<string, Beginning[]>();
  for (const [name, root] of Object.entries(FIRST_PAGES) as [Beginning, string][]) {
    const seen = new Set<string>();
    const visit = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      reached.set(id, [...(reached.get(id) ?? []), name]);
      for (const next of imports.getModuleInfo(id)?.importedIds ?? []) visit(next);
    };
    visit(fileURLToPath(new URL(root, import.meta.url)));
  }
  return reached;
}

/** How the builder writes a part of which only some names are used: `load(async () => { let { a: b } = await import('…'); return { a: b } }, …)`. */
const SOME_OF_PART =
  /(?<![.\w$])[\w$]+\(async\(\)=>\{let\{([^}]*)\}=await (import\(`[^`]+`\));return\{\1\}\},\[\],import\.meta\.url\)/g;
/** What the builder says of a part whose name is put together and that is none of those it knows. */
const UNKNOWN_PART = /Error\(`Unknown variable dynamic import: `\+(\w+)\+\(.*?one level deep\.`\)\)/;

/** A part is asked for by its name and nothing beside it: fetching its imports ahead takes more script than it saves, as each is one file. */
const plainImport = (): Plugin => ({
  name: 'attune-plain-import',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  generateBundle: {
    // After the builder has written its own list there.
    order: 'post',
    handler: (_options, bundle) => {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk')
          file.code = file.code
            .replace(SOME_OF_PART, '$2')
            .replaceAll(',[],import.meta.url)', ')')
            .replace(UNKNOWN_PART, 'Error($1)');
    },
  },
});

const common = (): Plugin => ({
  name: 'attune-common',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.values(bundle ?? {})
        .filter((file) => file.type === 'chunk' && file.name === 'common')
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head' as const,
        })),
  },
});

/** A template of styles, without what stands in its `${…}`. */
const STYLES = /\bcss`[^`]*`/g;

/** Comments and spaces that no browser needs; within `${…}` nothing is touched. */
const tight = (styles: string): string =>
  styles
    .split(/(\$\{[^}]*\})/)
    .map((text, i) =>
      i % 2 === 1
        ? text
        : text
            .replace(/\/\*.*?\*\//gs, '')
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,]) ?/g, '$1')
            .replace(/: /g, ':')
            .replaceAll(';}', '}'),
    )
    .join('');

/** The indentation of templates and styles is for whoever reads the source; to a browser a line break is as good. */
const unindented = (): Plugin => ({
  name: 'attune-unindented',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /src[\\/]ui[\\/].*\.ts$/.test(id)
      ? { code: code.replace(STYLES, tight).replace(/\n[ \t]+/g, '\n'), map: null }
      : null,
});

/** The first paint waits for the entry, which is small and knows the look: no light page flashes up before a dark one. */
const firstPaint = (): Plugin => ({
  name: 'attune-first-paint',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
  },
});

/** Says in one line what to open. */
const oneLine = (): Plugin => ({
  name: 'attune-one-line',
  configurePreviewServer: (server) => {
    server.httpServer.once('listening', () => {
      const address = server.httpServer.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      process.stdout.write(`Attune is ready. Open http://localhost:${port ?? ''} in Chrome or Edge.\n`);
    });
  },
});

const port = Number(process.env.PORT ?? 4170);

export default defineConfig({
  base: './',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    peopleTable(),
    policy(),
    common(),
    plainImport(),
    unindented(),
    opener(),
    parts(version),
    offline(),
    firstPaint(),
    oneLine(),
    hashes(version),
  ],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            ...firstPages(),
            // What words import must not lie in a file that waits for those words.
            { name: 'figures', test: /ui[\\/]words[\\/](format|rates)\.ts$/ },
          ],
        },
      },
    },
    reportCompressedSize: false,
    manifest: true,
  },
  worker: { format: 'es' },
  server: { port, open: process.env.CI === undefined },
  preview: {
    port,
    strictPort: true,
    headers: HEADERS,
  },
});
