import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createInjector, type SensedBeat } from '../../../mocks/artefacts.ts';
import { createPacketiser, type Packet, type PacketOptions } from '../../../mocks/packets.ts';
import { recordingSource } from '../../../mocks/recording.ts';
import { replayIntervals, replayMeasurements } from '../../../mocks/replay.ts';
import { parseMeasurement, type Measurement } from '../../../src/strap/services/heart-rate.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';

/** Beats with slightly uneven intervals from a time on. */
function beats(rr: (i: number) => number): (to: number) => SensedBeat[] {
  let at = 0;
  let i = 0;
  return (to) => {
    const out: SensedBeat[] = [];
    while (at + rr(i) <= to) {
      at += rr(i);
      out.push({ at, rr: rr(i), truth: 'normal' });
      i += 1;
    }
    return out;
  };
}
const uneven = (i: number): number => 900 + 60 * Math.sin(i / 5);
const grid = (rr: number): number => (Math.round(rr * 1.024) * 1000) / 1024;

const read = (packet: Packet): Measurement => {
  const parsed = parseMeasurement(packet.bytes);
  if (!parsed.ok) throw new Error(parsed.reason);
  expect(parsed.notes).toEqual([]);
  return parsed;
};
const run = (options: Partial<PacketOptions>, ms = 120_000): Packet[] => {
  const source = createPacketiser(beats(uneven), { seed: 3, silentStart: 0, ...options });
  source.connect(0);
  return source.advance(ms);
};
const intervals = (packets: Packet[]): number[] => packets.flatMap((packet) => [...read(packet).rr]);

describe('packets', () => {
  it('come about once a second and lose nothing without faults, however time is cut', () => {
    const packets = run({});
    expect(packets.length).toBeGreaterThanOrEqual(119);
    packets.slice(1).forEach(({ at }, i) => {
      expect(Math.abs(at - (packets[i]?.at ?? 0) - 1000)).toBeLessThan(61);
    });
    const sent = intervals(packets);
    expect(sent.length).toBeGreaterThan(125);
    sent.forEach((rr, i) => {
      expect(rr).toBe(grid(uneven(i)));
    });
    const source = createPacketiser(beats(uneven), { seed: 3, silentStart: 0 });
    source.connect(0);
    const pieces = Array.from({ length: 400 }, (_, i) => source.advance(i * 300 + 300)).flat();
    expect(intervals(pieces)).toEqual(sent);
  });

  it('carry bytes that parse back, with every make of device', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer(),
          energy: fc.boolean(),
          wide: fc.boolean(),
          reportsContact: fc.boolean(),
          intervals: fc.constantFrom('measured', 'none', 'from-rate', 'filled'),
          loss: fc.constantFrom(0, 0.1),
          stalls: fc.constantFrom(0, 0.05),
          duplicates: fc.constantFrom(0, 0.05),
        }),
        (options) => {
          const packets = run(options, 40_000);
          packets.forEach((packet, i) => {
            expect(packet.bytes.byteLength).toBeLessThanOrEqual(20);
            expect(packet.at).toBeGreaterThanOrEqual(packets[i - 1]?.at ?? 0);
            const { contact, bpm, rr } = read(packet);
            expect(contact).toBe(options.reportsContact ? true : undefined);
            expect(packet.bytes.getUint8(0) & 1).toBe(options.wide ? 1 : 0);
            expect(bpm === 0 || (bpm > 60 && bpm < 75)).toBe(true);
            if (options.intervals === 'none') expect(rr).toEqual([]);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('send the energy field in one packet of ten, rising', () => {
    const energies = run({ energy: true }, 125_000).flatMap((packet) => read(packet).energyKj ?? []);
    expect(energies.length).toBe(12);
    expect(energies.at(-1)).toBeGreaterThan(energies[0] ?? Infinity);
  });

  it('start each connection without intervals, and drop what a broken link held', () => {
    const source = createPacketiser(beats(uneven), { seed: 3 });
    source.connect(0);
    const first = source.advance(10_000);
    expect(first.slice(0, 2).flatMap((packet) => [...read(packet).rr])).toEqual([]);
    source.disconnect();
    expect(source.advance(20_000)).toEqual([]);
    expect(source.nextAt()).toBeUndefined();
    source.connect(30_000);
    const again = source.advance(40_000);
    expect(again.slice(0, 2).flatMap((packet) => [...read(packet).rr])).toEqual([]);
    // No interval bridges the hole.
    expect(Math.max(...intervals(again))).toBeLessThan(1000);
  });

  it('are late by the latency, in bursts after a stall, and nothing is lost by it', () => {
    const source = createPacketiser(beats(uneven), { seed: 3, silentStart: 0 });
    source.connect(0);
    const before = source.advance(20_000);
    source.stall(24_000);
    expect(source.advance(23_900)).toEqual([]);
    const after = source.advance(24_100);
    expect(after.length).toBeGreaterThanOrEqual(4);
    expect(intervals([...before, ...after]).every((rr, i) => rr === grid(uneven(i)))).toBe(true);
  });

  it('lose packets when told to', () => {
    const source = createPacketiser(beats(uneven), { seed: 3, silentStart: 0 });
    source.connect(0);
    source.losePackets(10_000, 1);
    expect(source.advance(9000)).toEqual([]);
    expect(source.advance(12_000).length).toBeGreaterThan(0);
    expect(run({ loss: 0.1 }, 1_000_000).length / 1000).toBeCloseTo(0.9, 1);
  });

  it('say that the skin contact is gone; the next interval spans the hole', () => {
    const source = createPacketiser(beats(uneven), { seed: 3, silentStart: 0 });
    source.connect(0);
    source.advance(10_000);
    source.loseContact(18_000);
    const off = source.advance(17_500).map(read);
    expect(off.every((m) => m.contact === false && m.bpm === 0 && m.rr.length === 0)).toBe(true);
    const back = source.advance(30_000);
    expect(back.map(read).every((m) => m.contact === true)).toBe(true);
    expect(intervals(back)[0] ?? 0).toBeGreaterThan(7000);
    expect(Math.max(...intervals(back).slice(1))).toBeLessThan(1000);
  });

  it('are off by the strap’s own clock or unit', () => {
    const mean = (packets: Packet[]): number => {
      const rr = intervals(packets);
      return rr.reduce((a, b) => a + b, 0) / rr.length;
    };
    const good = mean(run({}));
    expect(mean(run({ clockFactor: 1.02 })) / good).toBeCloseTo(1.02, 3);
    expect(mean(run({ sendsMs: true })) / good).toBeCloseTo(1 / 1.024, 3);
  });

  it('come from devices that make their intervals up', () => {
    const made = run({ intervals: 'from-rate' }).map(read);
    for (const { bpm, rr } of made) for (const one of rr) expect(one).toBe(grid(60_000 / bpm));
    const filled = intervals(run({ intervals: 'filled' }));
    const share = filled.filter((rr) => rr === 500).length / filled.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.15);
  });
});

describe('artefacts', () => {
  const sensed = (rates: Parameters<typeof createInjector>[0]['rates'], n = 2000) => {
    const injector = createInjector({ seed: 8, ...(rates !== undefined && { rates }) });
    const out = beats(() => 1000)(n * 1000).flatMap((beat) => injector.push(beat));
    return { out, events: injector.events };
  };

  it('leave the heart alone when there are none', () => {
    const { out, events } = sensed({});
    expect(events).toEqual([]);
    expect(out.every(({ rr, truth }) => rr === 1000 && truth === 'normal')).toBe(true);
    expect(out.length).toBe(2000);
  });

  it.each(['missed', 'extra', 'ectopic', 'run', 'misplaced', 'noise', 'dropout'] as const)(
    'keep the sum of time and tell the truth (%s)',
    (type) => {
      const { out, events } = sensed({ [type]: 0.02 });
      expect(events.length).toBeGreaterThan(8);
      expect(events.every((event) => event.type === type)).toBe(true);
      let at = 0;
      for (const beat of out) {
        expect(beat.rr).toBeGreaterThan(0);
        expect(beat.at - at).toBeCloseTo(beat.rr, 6);
        at = beat.at;
        if (beat.truth === 'normal') expect(Math.abs(beat.rr - 1000)).toBeLessThan(1e-6);
      }
      for (const { from } of events) {
        const truth = out[from]?.truth;
        if (truth !== undefined) expect(truth).not.toBe('normal');
      }
    },
  );

  it('have the shape that they are named for', () => {
    const first = (type: 'missed' | 'extra' | 'ectopic' | 'run' | 'dropout', n: number): number[] => {
      const injector = createInjector({ seed: 8 });
      const source = beats(() => 1000);
      source(5000).forEach((beat) => injector.push(beat));
      injector.cause(type);
      return source(60_000)
        .flatMap((beat) => injector.push(beat))
        .slice(0, n)
        .map((beat) => beat.rr);
    };
    expect(first('missed', 2)).toEqual([2000, 1000]);
    const extra = first('extra', 2);
    expect(extra[0]).toBeGreaterThan(350);
    expect(extra[0]).toBeLessThan(650);
    expect((extra[0] ?? 0) + (extra[1] ?? 0)).toBeCloseTo(1000, 6);
    const early = first('ectopic', 3);
    expect(early[0]).toBeGreaterThanOrEqual(600);
    expect(early[0]).toBeLessThan(750);
    expect((early[0] ?? 0) + (early[1] ?? 0)).toBeCloseTo(2000, 6);
    expect(early[2]).toBe(1000);
    for (const rr of first('run', 3)) expect(rr).toBeCloseTo(2000 / 3, 6);
    const dropout = first('dropout', 1)[0] ?? 0;
    expect(dropout).toBeGreaterThanOrEqual(2000);
    expect(dropout).toBeLessThan(32_000);
  });

  it('turn the whole rhythm irregular, about the heart’s own mean', () => {
    const injector = createInjector({ seed: 8, rhythm: 'fibrillation' });
    const rr = beats(() => 900)(900_000)
      .flatMap((beat) => injector.push(beat))
      .map((beat) => beat.rr);
    const mean = rr.reduce((a, b) => a + b, 0) / rr.length;
    const sd = Math.sqrt(rr.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rr.length);
    expect(Math.abs(mean - 900)).toBeLessThan(30);
    expect(sd / mean).toBeGreaterThan(0.17);
    expect(sd / mean).toBeLessThan(0.23);
  });
});

describe('a replay', () => {
  it('sends the packets of a stored session at their distances', () => {
    const stored = [
      { at: 5000, bpm: 72, rr: [grid(830)], contact: true },
      { at: 6010, bpm: 73, rr: [grid(820), grid(815)], contact: true, energyKj: 3 },
      { at: 9000, bpm: 0, rr: [], contact: false },
    ];
    const source = replayMeasurements(stored);
    source.connect(100);
    expect(source.nextAt()).toBe(100);
    const packets = source.advance(10_000);
    expect(packets.map(({ at }) => at)).toEqual([100, 1110, 4100]);
    packets.forEach((packet, i) => {
      const { at: _, ...wanted } = stored[i] ?? { at: 0 };
      expect(read(packet)).toMatchObject(wanted);
    });
  });

  it('reads plain intervals and stored sessions, and nothing else', () => {
    const play = (text: string): number[] | undefined => {
      const source = recordingSource(text);
      source?.connect(0);
      return source && intervals(source.advance(20_000));
    };
    expect(play('1000\r\n900.5\n\n')).toEqual([grid(1000), grid(900.5)]);
    expect(
      play(
        [
          '{"type":"started","at":0,"schema":1}',
          '{"type":"measurement","who":"client","at":900,"bpm":70,"rr":[849.609375],"contact":true}',
          '{"type":"measurement","who":"therapist","at":950,"bpm":60,"rr":[1000]}',
          '{"type":"measurement","who":"client","at":1900,"bpm":70,"rr":[859.375]}',
        ].join('\n'),
      ),
    ).toEqual([849.609375, 859.375]);
    expect(play('')).toBeUndefined();
    expect(play('heart rate\n70')).toBeUndefined();
    expect(play('{"type":"started"}')).toBeUndefined();
    expect(play('1000\n-5')).toBeUndefined();
  });

  it.skipIf(!hasData('rr/polar_h10_free.txt'))(
    'gives back exactly the intervals of a strap’s recording',
    () => {
      const rr = readFileSync(dataFile('rr/polar_h10_free.txt'), 'utf8').trim().split('\n').map(Number);
      const source = replayIntervals(rr);
      source.connect(1234.5);
      const sent = intervals(source.advance(1_000_000));
      expect(sent).toEqual(rr.map(grid));
      // A strap without a heart shows no heart rate.
      const after = source.advance(1_010_000).map(read);
      expect(after.every(({ bpm, rr: none }) => bpm === 0 && none.length === 0)).toBe(true);
    },
  );
});
