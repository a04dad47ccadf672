/** The talk with the motion sensor of a Polar strap, byte by byte: what it is asked, what is chosen of its offer, and what its refusals are told as. */
import { describe, expect, it } from 'vitest';
import { hexBytes } from '../../../fixtures/fake-bluetooth.ts';
import { settle } from '../../../fixtures/manual-clock.ts';
import { sensorTalk } from '../sensor-talk.ts';

const SERVICE = 'fb005c80-02e7-f387-1cad-8acd2d8df0c8';
const CONTROL = 'fb005c81-02e7-f387-1cad-8acd2d8df0c8';
const DATA = 'fb005c82-02e7-f387-1cad-8acd2d8df0c8';
const STOP = '0302';
/** Rates 25 50 100 200, 16 bits, 2 4 8 g. */
const OFFER = 'f0010200000004190032006400c800010110000203020004000800';
const START = '02020001c8000101100002010200';
const STARTED = 'f00202000001';

const room = (answers: Readonly<Record<string, string>>, features = '0f0500') =>
  sensorTalk(
    { [SERVICE]: { [CONTROL]: hexBytes(features), [DATA]: hexBytes('') } },
    Object.fromEntries(Object.entries(answers).map(([asked, said]) => [asked, [CONTROL, said]])),
  );
/** One raw sample of (0, 0, 1000) mg. */
const frame = (head = '02', kind = '01', samples = '00000000e803'): DataView =>
  hexBytes(`${head}daebc39e98435208${kind}${samples}`);

describe('the motion sensor of a Polar strap', () => {
  it('is listened to, asked for its features and its settings and started, step by step', async () => {
    const { strap, link, states, frames } = room({ '0102': OFFER, [START]: STARTED });
    await link();
    expect(strap.asked).toEqual([
      `service ${SERVICE}`,
      `listen ${CONTROL}`,
      `listen ${DATA}`,
      `read ${CONTROL}`,
      'write 0102',
      `write ${START}`,
    ]);
    expect(strap.mostAtOnce).toBe(1);
    strap.notify(DATA, frame());
    expect(states()).toEqual(['0 starting', '0 running polar']);
    expect(frames()).toEqual([
      {
        type: 'breath-frame',
        at: 0,
        source: 'polar',
        kind: 'acceleration',
        device: 0,
        samples: [[0, 0, 1000]],
        hz: 200,
      },
    ]);
  });

  it('has its time in ms of its own clock, whose stamps are in ns', async () => {
    const { strap, link, frames } = room({ '0102': OFFER, [START]: STARTED });
    await link();
    // 0x0aba9500 = 180 million ns later.
    for (const stamp of ['0000000000000100', '0095ba0a00000100'])
      strap.notify(DATA, hexBytes(`02${stamp}0100000000e803`));
    expect(frames().map(({ device }) => device)).toEqual([0, 180]);
  });

  it('is started at the rate that it has, and is taken at its word', async () => {
    // 416 samples a second alone, at 16 bits.
    const { strap, link, frames } = room({
      '0102': 'f0010200000001a00101011000',
      '02020001a00101011000': 'f0020206',
    });
    await link();
    strap.notify(DATA, frame());
    expect(frames()[0]?.hz).toBe(416);
  });

  it('sends counts that are weighed with the factor of its settings', async () => {
    // 25 samples a second; a count is a quarter of a mg.
    const { strap, link, frames } = room({
      '0102': 'f0010200000001190005010000803e',
      '020200011900': STARTED,
    });
    await link();
    strap.notify(DATA, frame('02', '81', '000000008c0f'));
    expect(frames()[0]?.samples).toEqual([[0, 0, 995]]);
  });

  it.each([
    ['a heart’s curve', frame('00', '00', '010000')],
    ['a kind that is not read', frame('02', '05')],
    ['no sample', frame('02', '01', '')],
    ['too few bytes', hexBytes('0200')],
  ])('has nothing to tell with %s', async (_, view) => {
    const { strap, link, told } = room({ '0102': OFFER, [START]: STARTED });
    await link();
    strap.notify(DATA, view);
    expect(told).toHaveLength(1);
  });

  it.each([
    ['its features are without acceleration', {}, '0f0100', '0 refused no-sensor'],
    ['it does not tell its settings', { '0102': 'f0010203' }, undefined, '0 refused refused'],
    ['it offers no rate', { '0102': 'f00102000001011000' }, undefined, '0 refused refused'],
    ['it does not start', { '0102': OFFER, [START]: 'f0020203' }, undefined, '0 refused refused'],
    ['it does not answer', {}, undefined, '5000 refused no-answer'],
    ['it answers of its other sensor', { '0102': 'f0010003' }, undefined, '5000 refused no-answer'],
    ['it answers another question', { '0102': STARTED }, undefined, '5000 refused no-answer'],
    ['it answers with rubbish', { '0102': 'ff' }, undefined, '5000 refused no-answer'],
  ])('is told once where %s', async (_, answers, features, told) => {
    const { clock, link, states } = room(answers, features);
    await link();
    await clock.advance(60_000);
    expect(states()).toEqual(['0 starting', told]);
  });

  it('is told to stop where it may have begun, and only there', async () => {
    const begun = room({ '0102': OFFER, [START]: 'f0020203' });
    await begun.link();
    expect(begun.strap.asked.at(-1)).toBe(`write ${STOP}`);
    const not = room({ '0102': 'f0010203' });
    await not.link();
    expect(not.strap.asked.at(-1)).toBe('write 0102');
  });

  it('goes on where it does not say what it has', async () => {
    const { strap, link } = room({ '0102': OFFER, [START]: STARTED }, 'ff');
    await link();
    expect(strap.asked.at(-1)).toBe(`write ${START}`);
  });

  it('may end by itself: it is neither missed nor told to stop then', async () => {
    const { clock, strap, motion, link, states } = room({ '0102': OFFER, [START]: STARTED });
    await link();
    await clock.advance(1000);
    strap.notify(CONTROL, hexBytes('0102'));
    await clock.advance(60_000);
    expect(states()).toEqual(['0 starting', '1000 off polar stopped']);
    motion.stop();
    await settle();
    expect(strap.asked).not.toContain(`write ${STOP}`);
  });

  it('is told to stop when nobody wants it, and nothing is missed then', async () => {
    const { clock, strap, motion, link, states } = room({ '0102': OFFER, [START]: STARTED });
    await link();
    strap.obey = () => Promise.reject(new DOMException('', 'NetworkError'));
    motion.stop();
    strap.notify(CONTROL, hexBytes('0102'));
    await clock.advance(60_000);
    expect(strap.asked.filter((asked) => asked === `write ${STOP}`)).toHaveLength(1);
    expect(states()).toEqual(['0 starting', '0 off']);
  });

  it('is none where its service lacks a part', async () => {
    const { strap, link, states } = room({});
    strap.values[SERVICE] = { [CONTROL]: hexBytes('') };
    await link();
    expect(states()).toEqual(['0 starting', '0 refused no-sensor']);
  });
});
