/**
 * `npm run mutants -- FOLDER [SHARE] [SEED] [--all] [--files=PART]`: changes the code of one folder of `src` in many small ways (Stryker's), one at a time,
 * runs the room's own unit tests that reach the place, and prints how many changes none of them noticed, and which. SHARE (0 to 1, default 1) takes a
 * seeded part of the code, some lines at a time. With `--all` what they do not notice is tried once more with the tests of all rooms; with `--files` only
 * files with PART in their path are changed. Slow; not a part of the checks.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { filesIn, root, tryChanges } from './changes.js';

const said = process.argv.slice(2);
const [folder, share = '1', seed = '1'] = said.filter((word) => !word.startsWith('--'));
const part = said.find((word) => word.startsWith('--files='))?.slice('--files='.length) ?? '';
if (folder === undefined) {
  console.error('Say which folder of src to change: npm run mutants -- session');
  process.exit(1);
}
/** Lines that are taken or left out together. */
const LINES = 8;

/** A number from 0 to 1 that depends on the text alone (FNV-1a, and a last mixing of its bits). */
function place(text) {
  let hash = 0x811c9dc5 ^ Number(seed);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}

/** What is changed: every file of the folder, or the lines of it that the seed chooses (from 0). */
const files = filesIn(`src/${folder}`)
  .filter((path) => path.includes(part))
  .map((path) => {
    const content = readFileSync(join(root, path), 'utf8');
    const count = content.split('\n').length;
    const chosen = Array.from({ length: Math.ceil(count / LINES) }, (_, i) => i * LINES + 1)
      .filter((line) => place(`${path}:${line}`) < Number(share))
      .map((line) => ({
        start: { line: line - 1, column: 0 },
        end: { line: line + LINES - 2, column: 1000 },
      }));
    return { name: path, content, mutate: Number(share) >= 1 || chosen };
  })
  .filter(({ mutate }) => mutate === true || mutate.length > 0);

const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: console.warn, isDebugEnabled: () => false };
const options = { plugins: null, excludedMutations: [], ignorers: [] };
const { files: changed, mutants } = await new Instrumenter(logger).instrument(files, options);

const contents = new Map(changed.map(({ name, content }) => [name, content]));

/** Prints what no test noticed and how much was noticed, `by` whom. */
function tell(by, { noticed, reached, loaded }) {
  // What is read once, when a module is loaded, is not tried: that is what `npm run constants` is for.
  const tried = mutants.filter(({ id }) => reached.has(id) || !loaded.has(id));
  const lost = tried.filter(({ id }) => !noticed.has(id));
  for (const { id, fileName, location, mutatorName, replacement } of lost) {
    const line = readFileSync(join(root, fileName), 'utf8').split('\n')[location.start.line] ?? '';
    const how = reached.has(id) ? '' : ' (no test reaches it)';
    const other = replacement.replace(/\s+/g, ' ').slice(0, 80);
    console.log(`${fileName}:${location.start.line + 1} ${mutatorName}${how}: ${line.trim()}  →  ${other}`);
  }
  const count = tried.length - lost.length;
  const percent = Math.round((100 * count) / tried.length);
  console.log(
    `\n${folder}: ${count} of ${tried.length} changes noticed by ${by}, ${percent} % (share ${share}, seed ${seed})`,
  );
}

const own = await tryChanges(contents, folder);
tell('its own tests', own);
if (said.includes('--all'))
  tell('the tests of all rooms', await tryChanges(contents, undefined, own.noticed));
