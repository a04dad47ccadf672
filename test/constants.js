/**
 * `npm run constants [COUNT] [SEED]`: changes numbers that have a name (`const SILENT: Ms = 5000`) a little, one at a time, wherever they are used, runs the
 * unit tests that reach the place, and prints which changes no test noticed. Slow; not a part of the checks.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn, root, tryChanges } from './changes.js';

const count = Number(process.argv[2] ?? 40);
let state = Number(process.argv[3] ?? 1);
/** The next of a row of numbers from 0 to 1, the same for the same seed (mulberry32). */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

const rooms = ['signal', 'pacing', 'strap', 'session', 'store', 'exchange', 'mirror', 'therapist', 'home'];
const named = /^(?:export )?const ([A-Z][A-Z0-9_]*)(?:: \w+)? = (-?[\d_]+(?:\.\d+)?(?:e-?\d+)?)\b(?!n)/gm;
const texts = new Map(
  ['src', 'mocks', 'test/unit', 'test/fixtures']
    .flatMap((folder) => filesIn(folder))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);
const places = rooms
  .flatMap((room) => filesIn(`src/${room}`))
  .flatMap((path) => [...texts.get(path).matchAll(named)].map((match) => ({ path, match })));

const changes = [];
while (changes.length < count && places.length > 0) {
  const [{ path, match }] = places.splice(Math.floor(random() * places.length), 1);
  const [, name, digits] = match;
  const value = Number(digits.replaceAll('_', ''));
  const up = random() < 0.5 ? 1 : -1;
  // A small whole number by one, any other by a tenth.
  const next = Number.isInteger(value) && Math.abs(value) < 20 ? value + up : value * (1 + 0.1 * up);
  changes.push({ id: String(changes.length), path, name, value, next });
}

/** Whether a file takes a name over from another one; tests do so too, and follow the change. */
function takes(path, name, from) {
  for (const [, names, file] of texts.get(path).matchAll(/import (?:type )?\{([^}]*)\} from '(\.[^']*)'/g))
    if (join(dirname(path), file) === from && new RegExp(`\\b${name}\\b`).test(names)) return true;
  return false;
}

const changed = new Map();
for (const { id, path, name, next } of changes)
  for (const file of [...texts.keys()].filter((other) => other === path || takes(other, name, path))) {
    const text = changed.get(file) ?? texts.get(file);
    const used = new RegExp(`(?<![\\w.$'"#]|const |typeof )${name}(?![\\w'"]|:)`, 'g');
    // Not where it is taken over or handed on, nor in a comment. A process that a test starts knows nothing of changes.
    const parts = text.split(/(^import [^;]*;|^export \{[^;]*;|\/\*[\s\S]*?\*\/|^\s*\/\/.*$)/m);
    const other = parts.map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(used, `(globalThis.__changed__?.('${id}', ${name}, ${next}) ?? ${name})`),
    );
    changed.set(file, other.join(''));
  }

const { noticed, reached } = await tryChanges(changed, undefined);
let seen = 0;
for (const { id, path, name, value, next } of changes) {
  if (noticed.has(id)) seen += 1;
  const how = noticed.has(id) ? 'noticed' : reached.has(id) ? 'MISSED ' : 'unread ';
  console.log(`${how} ${path} ${name} ${value} → ${next}`);
}
console.log(
  `\n${seen} of ${changes.length} changes of a number noticed, ${Math.round((100 * seen) / changes.length)} %`,
);
