/** A strap's packets through the browser's own Bluetooth to the screen and the disk, complete and in order. */
import { uniform } from '../fixtures/random.ts';
import { hasData } from '../fixtures/data-folder.ts';
import { speedUp } from './fast-clock.ts';
import { expect, test } from './radio-test.ts';
import { h10Stream, keepBeating, play, recordedStream, toMs } from './stream.ts';
import { measurements, TherapistPage } from './therapist-page.ts';

const H10 = 'ble/h10_stream.jsonl';
const FREE = 'rr/polar_h10_free.txt';

test('five minutes of a real strap arrive, show and are stored', async ({ open, addStrap }) => {
  test.skip(!hasData(H10), `${H10} is not in the data folder (set ATTUNE_DATA)`);
  // A strap that is silent for ten seconds is given up: 1.7 s here, which a busy machine still keeps.
  const factor = 6;
  const strap = addStrap({ name: 'Strap H10', battery: 80, location: 1, info: { manufacturer: 'Acme' } });
  const { context, page } = await open();
  await speedUp(context, factor);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  await therapist.press('Connect strap');
  await expect.poll(() => strap.subscribed).toBe(true);
  await therapist.press('Start session');

  const stream = h10Stream();
  let heard = 0;
  await play(strap, stream, factor, (_, arrived) => (heard += Number(arrived)));
  expect(heard).toBe(stream.length);
  const bpm = stream.at(-1)?.bpm ?? 0;
  await keepBeating(strap, bpm, factor, therapist.showsBpm(bpm));

  await therapist.end();
  const facts = await therapist.download();
  const stored = measurements(facts);
  expect(stored.flatMap((fact) => fact.rr)).toEqual(stream.flatMap((packet) => packet.raw.map(toMs)));
  expect(stored.slice(0, stream.length).map((fact) => fact.bpm)).toEqual(stream.map((packet) => packet.bpm));
});

test('ten lost links come back by themselves, and nothing is stored twice', async ({ open, addStrap }) => {
  test.skip(!hasData(FREE), `${FREE} is not in the data folder (set ATTUNE_DATA)`);
  const factor = 10;
  const strap = addStrap({ name: 'Strap H10', battery: 80 });
  const { context, page } = await open();
  await speedUp(context, factor);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  await therapist.press('Connect strap');
  await expect.poll(() => strap.subscribed).toBe(true);
  await therapist.press('Start session');

  const stream = recordedStream('polar_h10_free').slice(0, 200);
  const random = uniform(7);
  // One loss in each eighteen seconds, so that each has a link to lose; never in the last, so that all come back.
  const losses = Array.from({ length: 10 }, (_, i) => Math.floor((i + 0.1 + 0.8 * random()) * 18) + 5);
  const sent: { readonly heard: boolean; readonly time: number }[] = [];
  await play(strap, stream, factor, (_, heard) => {
    // Between two packets, which are 100 ms apart.
    if (losses.includes(sent.length)) setTimeout(() => strap.dropLink(), 100 * random());
    sent.push({ heard, time: performance.now() });
  });
  const bpm = stream.at(-1)?.bpm ?? 0;
  await keepBeating(strap, bpm, factor, therapist.showsBpm(bpm));
  expect(strap.connections).toBe(losses.length + 1);

  await therapist.end();
  const facts = await therapist.download();
  const stored = measurements(facts).flatMap((fact) => fact.rr);
  const intervals = (kept: (i: number) => boolean): number[] =>
    stream.flatMap((packet, i) => (kept(i) ? packet.raw.map(toMs) : []));
  // Nothing invented, nothing twice, nothing out of order.
  expect(
    firstMissing(
      stored,
      intervals((i) => sent[i]?.heard === true),
    ),
  ).toBeUndefined();
  // Everything is there; only a packet in the very moment of a loss, or of the return, may have gone down with it.
  const unheard = sent.filter(({ heard }) => !heard).map(({ time }) => time);
  const sure = intervals((i) => unheard.every((time) => Math.abs(time - (sent[i]?.time ?? time)) > 250));
  expect(sure.length).toBeGreaterThan(100);
  expect(firstMissing(sure, stored)).toBeUndefined();
  const links = facts.filter((fact) => fact.type === 'link');
  expect(links.filter((fact) => fact.state === 'lost')).toHaveLength(losses.length);
  expect(links.filter((fact) => fact.state === 'connected').at(-1)?.connection).toBe(losses.length + 1);
});

/** The first value of `part` that is not found in `whole` in the same order; `undefined` if all are. */
function firstMissing(part: readonly number[], whole: readonly number[]): number | undefined {
  let at = 0;
  return part.find((value) => {
    at = whole.indexOf(value, at) + 1;
    return at === 0;
  });
}
