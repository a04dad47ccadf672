/** `npx tsx test/bench/fuzz-frames.ts [COUNT]`: a million frames to each reader of the radio. Prints a row for each; ends with 1 if one of them threw, or made of bytes what nobody can use. */
import { exit } from 'node:process';
import { frameReaders, fuzzedFrames } from '../fixtures/frame-fuzz.ts';

const COUNT = Number(process.argv[2] ?? 1_000_000);
let failed = 0;
console.log('| reader | frames | threw or not usable | frames a second |\n| --- | --- | --- | --- |');
for (const reader of frameReaders()) {
  let bad = 0;
  const began = performance.now();
  for (const view of fuzzedFrames(reader, COUNT, 17)) {
    try {
      if (reader.read(view)) continue;
      throw new Error('not usable');
    } catch (cause) {
      bad += 1;
      if (bad < 4) console.error(reader.name, Buffer.from(view.buffer).toString('hex'), cause);
    }
  }
  failed += bad;
  const rate = Math.round((1000 * COUNT) / (performance.now() - began));
  console.log(`| ${reader.name} | ${COUNT} | ${bad} | ${rate} |`);
}
exit(failed === 0 ? 0 : 1);
