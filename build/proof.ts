/**
 * What is shipped, told so that it can be checked: a list of all files with their hashes, the parts made by others with their licences, and the same as a
 * bill of materials (CycloneDX). Nothing in it depends on when or where it was built: the same source gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

interface Part {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** SHA-512 of the package as it was published, hexadecimal digits. */
  readonly sha512: string;
  /** Text of the licence. */
  readonly text: string;
}

const LICENCE = /^(licen[cs]e|copying|ofl)(\.(md|txt))?$/i;
const root = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Packages that may be in what is shipped, by name. Types are not: nothing is left of them. */
export function shippedParts(): readonly Part[] {
  const lock = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true && !path.includes('@types/'))
    .map(([path, { version = '', license = '', integrity = '' }]): Part => {
      const folder = new URL(`${path}/`, root);
      const file = existsSync(folder) ? readdirSync(folder).find((name) => LICENCE.test(name)) : undefined;
      return {
        name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version,
        licence: license,
        sha512: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex'),
        text: file === undefined ? '' : readFileSync(new URL(file, folder), 'utf8').trim(),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The parts and their licences as a text for people. */
export function noticesOf(parts: readonly Part[]): string {
  const blocks = parts.map(
    ({ name, version, licence, text }) => `${name} ${version}, ${licence}\n\n${text}\n`,
  );
  return ['Attune is made with these parts by others.\n', ...blocks].join(`\n${'-'.repeat(72)}\n\n`);
}

/** The parts as a bill of materials, CycloneDX 1.5. */
export function billOf(parts: readonly Part[], version: string): string {
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': 'attune',
        name: 'attune',
        version,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: parts.map(({ name, version: of, licence, sha512 }) => {
      const purl = `pkg:npm/${name.replace('@', '%40')}@${of}`;
      return {
        type: 'library',
        'bom-ref': purl,
        name,
        version: of,
        purl,
        licenses: [{ license: { id: licence } }],
        hashes: [{ alg: 'SHA-512', content: sha512 }],
      };
    }),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** Every file below `dir` that is served, by its path, with its SHA-256 in hexadecimal digits. */
export function hashesIn(dir: string): Readonly<Record<string, string>> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    // Settings of hosts and of the build; no browser gets them.
    .filter((path) => !/^[._]|^hashes\.json$/.test(path))
    .sort();
  return Object.fromEntries(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(dir, path)))
        .digest('hex'),
    ]),
  );
}

/** Ships the parts' licences and the bill with the build. */
export const parts = (version: string): Plugin => ({
  name: 'attune-parts',
  apply: 'build',
  generateBundle() {
    const all = shippedParts();
    this.emitFile({ type: 'asset', fileName: 'third-party.txt', source: noticesOf(all) });
    this.emitFile({ type: 'asset', fileName: 'sbom.cdx.json', source: billOf(all, version) });
  },
});

/** Writes the list of hashes, when everything else is written. */
export const hashes = (version: string): Plugin => ({
  name: 'attune-hashes',
  apply: 'build',
  writeBundle: {
    sequential: true,
    order: 'post',
    handler: ({ dir = 'dist' }) => {
      const list = `${JSON.stringify({ version, files: hashesIn(dir) }, null, 2)}\n`;
      writeFileSync(join(dir, 'hashes.json'), list);
    },
  },
});
