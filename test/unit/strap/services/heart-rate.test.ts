import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMeasurement, parseMeasurement } from '../../../../src/strap/services/heart-rate.ts';
import { dataFile, hasData } from '../../../fixtures/data-folder.ts';

const view = (hex: string): DataView => new DataView(Uint8Array.from(Buffer.from(hex, 'hex')).buffer);
const used = (hex: string) => {
  const parsed = parseMeasurement(view(hex));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed;
};
const hexOf = ({ buffer }: DataView): string => Buffer.from(buffer as ArrayBuffer).toString('hex');

describe('packets, byte by byte', () => {
  // Expected values by hand from the field rules of the Heart Rate Service: ms = raw · 1000 / 1024.
  it.each([
    ['10486603', { bpm: 72, rr: [849.609375] }],
    ['163c0004', { bpm: 60, rr: [1000], contact: true }],
    ['1e502c01f002e802', { bpm: 80, rr: [734.375, 726.5625], contact: true, energyKj: 300 }],
    ['112c01cd00d000', { bpm: 300, rr: [200.1953125, 203.125] }],
    ['0048', { bpm: 72, rr: [] }],
    ['0648', { bpm: 72, rr: [], contact: true }],
    ['0400', { bpm: 0, rr: [], contact: false }],
    ['0248', { bpm: 72, rr: [] }],
    ['f0486603', { bpm: 72, rr: [849.609375] }],
    ['0848ffff', { bpm: 72, rr: [], energyKj: 65535 }],
    ['1f4800010000040004', { bpm: 72, rr: [1000, 1000], contact: true, energyKj: 1 }],
  ])('%s', (hex, expected) => {
    expect(parseMeasurement(view(hex))).toEqual({ ok: true, notes: [], ...expected });
  });

  it('uses a packet with an odd byte at its end and says so', () => {
    const { bpm, rr, notes } = used('104866035a03ff');
    expect({ bpm, rr, notes }).toEqual({ bpm: 72, rr: [849.609375, 837.890625], notes: ['odd-byte'] });
    expect(used('1048ff')).toMatchObject({ rr: [], notes: ['odd-byte', 'no-intervals'] });
  });

  it.each([
    ['1046' + '6a03' + '0000', [853.515625]],
    ['1046' + '6a03' + '6003' + '0000' + '0000', [853.515625, 843.75]],
    ['1046' + '0000' + '0000', []],
    ['1146' + '00' + '6a03' + '0000', [853.515625]],
    ['1846' + '0100' + '6a03' + '0000', [853.515625]],
    // Filled up to 20 bytes, an odd number behind the heart rate of 16 bits.
    ['1146' + '00' + '6a03' + '00'.repeat(15), [853.515625]],
    // An empty slot before an interval is no filling: it stays for whoever judges.
    ['1046' + '0000' + '6a03', [0, 853.515625]],
  ])('takes empty slots at the end for no intervals: %s', (hex, rr) => {
    expect(used(hex)).toMatchObject({ rr, notes: [] });
  });

  it('says when announced intervals are missing or unannounced bytes follow', () => {
    expect(used('1048').notes).toEqual(['no-intervals']);
    expect(used('00486603')).toMatchObject({ rr: [], notes: ['extra-bytes'] });
  });

  it.each([
    ['', 'empty'],
    ['00', 'no-heart-rate'],
    ['10', 'no-heart-rate'],
    ['0148', 'short-heart-rate'],
    ['084801', 'short-energy'],
    ['09480001', 'short-energy'],
  ])('reports the short packet "%s" as %s', (hex, reason) => {
    expect(parseMeasurement(view(hex))).toEqual({ ok: false, reason });
  });

  it('reads a view that does not begin at the start of its buffer', () => {
    const whole = Uint8Array.from([0xff, 0xff, 0x10, 0x48, 0x66, 0x03, 0xff]);
    expect(parseMeasurement(new DataView(whole.buffer, 2, 4))).toMatchObject({ bpm: 72, rr: [849.609375] });
  });
});

describe('any bytes', () => {
  it('never throw, never give more intervals than fit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const parsed = parseMeasurement(new DataView(bytes.slice().buffer));
        if (parsed.ok) {
          expect(parsed.rr.length).toBeLessThanOrEqual((bytes.length - 2) / 2);
          expect(parsed.bpm).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('give the same whatever the reserved bits say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 24 }), (bytes) => {
        const masked = Uint8Array.from(bytes, (b, i) => (i === 0 ? b & 0x1f : b));
        expect(parseMeasurement(new DataView(bytes.slice().buffer))).toEqual(
          parseMeasurement(new DataView(masked.buffer)),
        );
      }),
    );
  });
});

describe('writing', () => {
  it('is undone by reading', () => {
    const measurement = fc.record(
      {
        bpm: fc.integer({ min: 0, max: 0xffff }),
        rr: fc.array(
          fc.integer({ min: 1, max: 0xffff }).map((raw) => (raw * 1000) / 1024),
          { maxLength: 40 },
        ),
        contact: fc.boolean(),
        energyKj: fc.integer({ min: 0, max: 0xffff }),
      },
      { requiredKeys: ['bpm', 'rr'] },
    );
    fc.assert(
      fc.property(measurement, fc.boolean(), (m, wide) => {
        expect(parseMeasurement(encodeMeasurement(m, { wide }))).toEqual({ ok: true, notes: [], ...m });
      }),
    );
  });

  it('gives back the very bytes of well-formed packets', () => {
    for (const hex of [
      '10486603',
      '163c0004',
      '1e502c01f002e802',
      '112c01cd00d000',
      '0048',
      '0648',
      '0400',
    ]) {
      expect(hexOf(encodeMeasurement(used(hex)))).toBe(hex);
    }
    expect(hexOf(encodeMeasurement({ bpm: 72, rr: [] }, { wide: true }))).toBe('014800');
    expect([255, 256].map((bpm) => hexOf(encodeMeasurement({ bpm, rr: [] })))).toEqual(['00ff', '010001']);
  });

  it('holds values within their fields', () => {
    expect(parseMeasurement(encodeMeasurement({ bpm: -3, rr: [-5, 1e9] }))).toMatchObject({
      bpm: 0,
      rr: [0, (65535 * 1000) / 1024],
    });
  });
});

interface Vector {
  readonly id: string;
  readonly hex: string;
  readonly expect_reject?: boolean;
  readonly expected: {
    readonly hr: number;
    readonly contact: 'detected' | 'not_detected' | 'not_supported';
    readonly energy_kj: number | null;
    readonly rr_raw: readonly number[];
  } | null;
}

const file = 'ble/hr_measurement_vectors.json';
describe.runIf(hasData(file))('captured packets and edge cases of public collections', () => {
  const { vectors } = hasData(file)
    ? (JSON.parse(readFileSync(dataFile(file), 'utf8')) as { vectors: Vector[] })
    : { vectors: [] };

  it('are all there', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(27);
  });

  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, { hex, expected }) => {
    const parsed = parseMeasurement(view(hex));
    if (expected === null) {
      expect(parsed.ok).toBe(false);
      return;
    }
    expect(parsed).toMatchObject({
      ok: true,
      bpm: expected.hr,
      rr: expected.rr_raw.map((raw) => (raw * 1000) / 1024),
    });
    const { contact, energyKj } = used(hex);
    expect(contact).toBe({ detected: true, not_detected: false, not_supported: undefined }[expected.contact]);
    expect(energyKj ?? null).toBe(expected.energy_kj);
  });
});
