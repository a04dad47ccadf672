/**
 * `npx tsx test/bench/fuzz-files.ts [--count 200000] [--seed 1] [--large-each 40]`: changed files through every reader, and through fold, review and analysis where one is accepted. Begins
 * with the small files of the tests and the shared samples, if they are there; most of them as their first part, some in full length. Prints a table; ends with 1 if any file caused
 * what no file may cause.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { dataFile } from '../fixtures/data-folder.ts';
import { mutated, ownTime, tried, type Verdict } from '../fixtures/file-fuzz.ts';
import { uniform } from '../fixtures/random.ts';
import { SMALL_FILES } from '../fixtures/small-files.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    // What a reader does with a file is mostly seen in its first bytes, and for one file in so many in more of it.
    'large-each': { type: 'string', default: '40' },
  },
});
const SMALL = 1000;
const LARGE = 60_000;
/** Ms that the reading of one MB may take, and that of the smallest file: compiling and collecting garbage take their time whenever they come. */
const MS_PER_MB = 100;
const LEAST_MS = 40;
/** Times that a file which took longer is read again: slow is what stays slow. */
const AGAIN = 8;
/** Bytes of a file of which time a MB says something. */
const FOR_RATE = 300_000;
/** Files after which it is told how far it is. */
const EVERY = 1000;

const walk = (path: string): string[] =>
  !existsSync(path)
    ? []
    : statSync(path).isDirectory()
      ? readdirSync(path).flatMap((name) => walk(join(path, name)))
      : [path];
const shared = ['../formats', '../cases', 'native'].flatMap((folder) => walk(dataFile(folder)));
const corpus = [
  ...SMALL_FILES,
  ...shared
    .filter((path) => !/\.(md|mts|jsonl)$/.test(path))
    .map(
      (path) =>
        [path.split('/').at(-1) ?? '', Uint8Array.from(readFileSync(path).subarray(0, LARGE))] as const,
    ),
];

const random = uniform(Number(values.seed));
const count = Number(values.count);
const largeEach = Number(values['large-each']);
const seen: Record<Verdict, number> = { refused: 0, asked: 0, opened: 0 };
let failed = 0;
let slowest = 0;
let perMb = 0;
for (let i = 0; i < count; i++) {
  const most = i % largeEach === 0 ? LARGE : SMALL;
  const [name, bytes] = corpus[Math.floor(random() * corpus.length)]!;
  const [, other] = corpus[Math.floor(random() * corpus.length)]!;
  const file = mutated(bytes.slice(0, most), other.slice(0, most), random);
  try {
    const first = await tried(name, file);
    let { readMs } = first;
    const allowed = LEAST_MS + (MS_PER_MB * file.length) / 1e6;
    for (let again = 0; readMs > allowed && again < AGAIN; again++)
      ({ readMs } = await tried(name, file, ownTime));
    if (readMs > allowed) throw new Error(`${readMs.toFixed(0)} ms for ${file.length} bytes`);
    slowest = Math.max(slowest, readMs);
    if (file.length >= FOR_RATE) perMb = Math.max(perMb, (1e6 * readMs) / file.length);
    seen[first.verdict] += 1;
    if ((i + 1) % EVERY === 0) stderr.write(`${i + 1} files, ${failed} failed, ${slowest.toFixed(1)} ms\n`);
  } catch (cause) {
    failed += 1;
    const kept = join(tmpdir(), `attune-fuzz-${failed}-${name}`);
    writeFileSync(kept, file);
    if (failed <= 20)
      stdout.write(`${kept}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  }
}
stdout.write(
  `| seed | files | refused | asked | opened | failed | slowest reading ms | of ${FOR_RATE / 1000} kB or more, most ms a MB |\n|---|---|---|---|---|---|---|---|\n| ${values.seed} | ${count} | ${seen.refused} | ${seen.asked} | ${seen.opened} | ${failed} | ${slowest.toFixed(1)} | ${perMb.toFixed(0)} |\n`,
);
exit(failed === 0 ? 0 : 1);
