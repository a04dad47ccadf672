/** EDF+ read back by a reader that is not ours: the same samples, the same annotations, the same time. */
import { EDF } from 'edfjs';
import { describe, expect, it } from 'vitest';
import { sessionAnnotations } from '../../../../src/exchange/out/edf-annotations.ts';
import { edfSignals } from '../../../../src/exchange/out/edf-signals.ts';
import { layAnnotations } from '../../../../src/exchange/out/edf-text.ts';
import { writeEdf } from '../../../../src/exchange/out/edf.ts';
import { openBytes } from '../../../../src/exchange/open-source.ts';
import { readSessionFile } from '../../../../src/exchange/session-file.ts';
import type { SessionEvent } from '../../../../src/session/events.ts';
import { Session } from '../../../../src/session/session.ts';
import { FROZEN, frozenFile } from '../../../fixtures/frozen.ts';
import { breathCounts, richSession } from '../../../fixtures/rich-session.ts';
import { started } from '../../../fixtures/started.ts';

function readBack(session: Session): EDF {
  const edf = new EDF();
  edf.read_buffer(writeEdf(session, '9.9').buffer);
  return edf;
}

describe('EDF+', () => {
  it.each(['rich', ...FROZEN] as const)(
    '%s: another program reads the same samples and annotations',
    (name) => {
      const session =
        name === 'rich'
          ? richSession('hält den „Stein“')
          : Session.from(readSessionFile(frozenFile(name)).facts);
      const edf = readBack(session);
      const offset = session.state.epoch % 1000;
      expect(edf.type).toBe('EDF+C');
      for (const signal of edfSignals(session, offset, edf.num_records)) {
        const read = edf.channel_by_label[signal.label];
        expect(read?.physical_dimension).toBe(signal.dimension);
        expect(read?.sampling_rate).toBe(signal.perSecond);
        expect(Array.from(read?.blob ?? [], (value) => Math.round(value / signal.unit))).toEqual([
          ...signal.digital,
        ]);
      }
      const told = edf.annotations.filter(({ label }) => label[0] !== '');
      const wrote = sessionAnnotations(session, offset).toSorted((a, b) => a.onset - b.onset);
      expect(told.map(({ label }) => label[0])).toEqual(wrote.map(({ text }) => text));
      told.forEach(({ onset, duration }, i) => {
        expect(onset).toBeCloseTo(wrote[i]?.onset ?? NaN, 9);
        expect(duration).toBeCloseTo(wrote[i]?.duration ?? NaN, 9);
      });
      const times = edf.annotations.filter(({ label }) => label[0] === '');
      expect(times.map(({ onset }) => onset)).toEqual([...Array(edf.num_records).keys()]);
    },
  );

  it('keeps every interval of the strap to the last bit', () => {
    const session = richSession();
    const beats = readBack(session).annotations.filter(({ label }) =>
      /^beat( (?!therapist)|$)/.test(label[0] ?? ''),
    );
    expect(beats.map(({ duration }) => duration * 1024)).toEqual(
      session.track('client').beats.map(({ rr }) => (rr / 1000) * 1024),
    );
  });

  it('tells heart rate where there are clean beats and nothing where there are none', () => {
    const session = richSession();
    const read = readBack(session).channel_by_label.HR;
    const mean =
      60_000 /
      (session.track('client').beats.reduce((sum, { rr }) => sum + rr, 0) /
        session.track('client').beats.length);
    const present = [...(read?.blob ?? [])].filter((value) => value > 0);
    expect(read?.blob[0]).toBe(0);
    expect(present.reduce((sum, value) => sum + value, 0) / present.length).toBeCloseTo(mean, -0.5);
  });

  it('carries what a breathing sensor sent, at its own rate', () => {
    const belt = readBack(richSession()).channel_by_label['Resp belt'];
    expect(belt?.sampling_rate).toBe(25);
    const from = 100 * 25;
    expect(Array.from(belt?.blob.slice(from, from + 250) ?? [], (value) => Math.round(100 * value))).toEqual(
      breathCounts,
    );
    expect(belt?.blob[from - 1]).toBeCloseTo(-327.68, 2);
  });

  it('gives back what a breathing sensor sent, and nothing where it sent nothing', async () => {
    const read = await openBytes('a.edf', writeEdf(richSession(), '9.9'));
    if (!('recording' in read)) throw new Error('it is in question');
    const { samples = [] } = read.recording.breath ?? {};
    expect(samples.filter((value) => !Number.isNaN(value)).map((value) => Math.round(100 * value))).toEqual(
      breathCounts,
    );
  });

  it('names nobody by more than the code, says that a session was simulated, and begins on a whole second of the clock', () => {
    const edf = readBack(richSession());
    expect(edf.pid).toBe('K-17 X X X');
    expect(edf.rid).toMatch(/^Startdate 09-MAR-2026 X X Attune_9\.9 simulated$/);
    const { epoch } = richSession().state;
    const local = new Date(epoch);
    expect(edf.startdatetime.getUTCHours()).toBe(local.getHours());
    expect(edf.startdatetime.getUTCSeconds()).toBe(local.getSeconds());
  });

  it('says what happened, each with its moment from the whole second on and its length', () => {
    const facts: SessionEvent[] = [
      { type: 'phase', at: 2000, phase: { id: 'p', kind: 'own', name: 'Arriving' } },
      { type: 'mark', at: 3000, id: 'm', kind: 'grounding', by: 'therapist' },
      { type: 'mark-changed', at: 3500, id: 'm', words: 'warm' },
      { type: 'phase', at: 6000, phase: { id: 'q', kind: 'own', name: 'Talk' } },
      { type: 'rating', at: 7000, scale: 'own', name: 'Ground', value: 7, key: 'r', by: 'client' },
      { type: 'stop', at: 8000, by: 'client' },
      { type: 'resume', at: 9000, by: 'therapist' },
      { type: 'link', at: 9100, who: 'client', state: 'lost', connection: 1 },
      { type: 'link', at: 9200, who: 'client', state: 'connected', connection: 2 },
      { type: 'continued', at: 9300, missingMs: 50 },
      { type: 'rate-accepted', at: 9400, rate: 5.678, source: 'chosen' },
      { type: 'ended', at: 10_000 },
    ];
    const told = sessionAnnotations(Session.from([started, ...facts]), 250);
    expect(told).toEqual([
      { onset: 2.25, duration: 4, text: 'phase Arriving' },
      { onset: 6.25, duration: 4, text: 'phase Talk' },
      { onset: 3.25, duration: 0, text: 'grounding: warm' },
      { onset: 7.25, duration: 0, text: 'rating Ground 7' },
      { onset: 8.25, duration: 0, text: 'stopped by client' },
      { onset: 9.25, duration: 0, text: 'went on by therapist' },
      { onset: 9.35, duration: 0, text: 'link lost client' },
      { onset: 9.55, duration: 0, text: 'recording continued' },
      { onset: 9.65, duration: 0, text: 'rate accepted 5.68/min' },
    ]);
  });

  it('is a whole file even of a session in which nothing came', () => {
    const edf = readBack(Session.from([started]));
    expect(edf.num_records).toBe(1);
    expect(edf.channels.map(({ label }) => label)).toEqual(['HR', 'EDF Annotations']);
  });

  it('finds room for many annotations at once and for long words', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({
      onset: 5,
      duration: 0,
      text: `mark ${i} ${'ü'.repeat(i)}`,
    }));
    const records = layAnnotations(many, 20);
    expect(new Set(records.map(({ length }) => length % 2))).toEqual(new Set([0]));
    const text = new TextDecoder().decode(Uint8Array.from(records.flatMap((bytes) => [...bytes])));
    for (const { text: words } of many) expect(text).toContain(`\u0014${words}\u0014`);
  });
});
