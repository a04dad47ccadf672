/** The sliding window against the same figures computed from scratch, over sessions with artefacts and holes. */
import { describe, expect, it } from 'vitest';
import { ArtefactLabeller } from '../../../src/signal/artefacts.ts';
import type { Beat, BeatKind } from '../../../src/signal/beats.ts';
import { SlidingWindow } from '../../../src/signal/sliding-window.ts';
import { timeDomain } from '../../../src/signal/time-domain.ts';
import { usable } from '../../../src/signal/usable.ts';
import { beatsOf, goldenRr } from '../../fixtures/golden-series.ts';
import { normal, uniform } from '../../fixtures/random.ts';

interface Labelled {
  readonly kinds: BeatKind[];
  readonly events: (number | undefined)[];
}

const allNormal = (n: number): Labelled => ({
  kinds: Array.from({ length: n }, () => 'normal'),
  events: Array.from({ length: n }, () => undefined),
});

/** A session of two stretches with a hole and a few artefacts of every kind. */
function session(seed: number, length: number): { beats: Beat[]; labels: Labelled } {
  const next = uniform(seed);
  const noise = normal(next);
  const kinds: BeatKind[] = [];
  const events: (number | undefined)[] = [];
  const rr: number[] = [];
  let event = 0;
  while (rr.length < length) {
    const run = next() < 0.04 ? 1 + Math.floor(next() * 3) : 0;
    const kind =
      (['missed', 'extra', 'ectopic', 'long', 'short', 'gap'] as const)[Math.floor(next() * 6)] ?? 'long';
    if (run > 0) event++;
    for (let i = 0; i < Math.max(1, run); i++) {
      rr.push(run > 0 ? 500 + 1200 * next() : 850 + 50 * noise());
      kinds.push(run > 0 ? kind : 'normal');
      events.push(run > 0 ? event : undefined);
    }
  }
  const half = rr.length >> 1;
  const first = beatsOf(rr.slice(0, half));
  const beats = [...first, ...beatsOf(rr.slice(half), first.at(-1)!.at + 17_000, 1)];
  return { beats, labels: { kinds, events } };
}

/** The same by brute force: usability stretch by stretch over what is labelled so far, then the window's beats. */
function plain(beats: readonly Beat[], labels: Labelled, count: number, length: number) {
  const mask: boolean[] = [];
  for (let i = 0; i < count;) {
    let end = i;
    while (end < count && beats[end]!.segment === beats[i]!.segment) end++;
    mask.push(...usable(labels.kinds.slice(i, end)));
    i = end;
  }
  const to = beats[count - 1]!.at;
  const first = beats.findIndex((b) => b.at > to - length);
  return {
    figures: timeDomain(beats, mask, first, count),
    beats: count - first,
    events: new Set(labels.events.slice(first, count).filter((e) => e !== undefined)).size,
  };
}

describe('sliding window', () => {
  it('equals the figures computed from scratch at every beat', () => {
    for (const seed of [1, 2, 3]) {
      const { beats, labels } = session(seed, 700);
      const shown: Labelled = { kinds: [], events: [] };
      const window = new SlidingWindow(beats, shown, 60_000);
      for (let n = 1; n <= labels.kinds.length; n++) {
        shown.kinds.push(labels.kinds[n - 1]!);
        shown.events.push(labels.events[n - 1]);
        const got = window.update()!;
        const want = plain(beats, labels, n, 60_000);
        expect(got.beats).toBe(want.beats);
        expect(got.events).toBe(want.events);
        expect(got.intervals).toBe(want.figures.intervals);
        expect(got.differences).toBe(want.figures.differences);
        if (want.figures.rmssdMs !== undefined) expect(got.rmssdMs).toBeCloseTo(want.figures.rmssdMs, 6);
        if (want.figures.sdnnMs !== undefined) expect(got.sdnnMs).toBeCloseTo(want.figures.sdnnMs, 6);
      }
    }
  });

  it('does not depend on how often it is asked', () => {
    const { beats, labels } = session(7, 500);
    const shown: Labelled = { kinds: [], events: [] };
    const often = new SlidingWindow(beats, shown, 60_000);
    const seldom = new SlidingWindow(beats, shown, 60_000);
    for (let n = 0; n < labels.kinds.length; n++) {
      shown.kinds.push(labels.kinds[n]!);
      shown.events.push(labels.events[n]);
      often.update();
    }
    const a = often.update()!;
    const b = seldom.update()!;
    for (const key of ['beats', 'events', 'intervals', 'differences', 'from', 'to'] as const)
      expect(a[key]).toBe(b[key]);
    for (const key of ['rmssdMs', 'sdnnMs', 'corrected', 'missing'] as const)
      expect(a[key]).toBeCloseTo(b[key]!, 6);
  });

  it('keeps its digits over eight hours', () => {
    const noise = normal(uniform(11));
    const rr = Array.from({ length: 34_000 }, (_, n) => 850 + 60 * Math.sin(n / 2) + 20 * noise());
    const beats = beatsOf(rr);
    const window = new SlidingWindow(beats, allNormal(rr.length), 60_000);
    const got = window.update()!;
    const first = beats.findIndex((b) => b.at > got.to - 60_000);
    const want = timeDomain(beats.slice(first));
    expect(got.rmssdMs).toBeCloseTo(want.rmssdMs!, 8);
    expect(got.sdnnMs).toBeCloseTo(want.sdnnMs!, 8);
  });

  it('says what share was corrected and what is missing', () => {
    const beats = beatsOf(Array.from({ length: 200 }, () => 1000));
    const labels = allNormal(200);
    const window = new SlidingWindow(beats, labels, 60_000);
    expect(window.update()).toMatchObject({
      beats: 60,
      corrected: 0,
      missing: 0,
      validity: 'good',
      from: 140_000,
      to: 200_000,
    });
    labels.kinds[170] = labels.kinds[171] = 'ectopic';
    labels.events[170] = labels.events[171] = 1;
    const ectopic = new SlidingWindow(beats, labels, 60_000).update()!;
    expect(ectopic.corrected).toBeCloseTo(1 / 60, 9);
    expect(ectopic.missing).toBe(0);
    expect(ectopic.validity).toBe('good');
    labels.kinds[180] = 'gap';
    labels.events[180] = 2;
    const gap = new SlidingWindow(beats, labels, 60_000).update()!;
    expect(gap.missing).toBeCloseTo(1 / 60, 9);
    expect(gap.validity).toBe('weak');
    // Labels and packets may be 10 s late; 6 s more without anything, and a tenth is missing.
    expect(window.update(209_000)!.missing).toBe(0);
    expect(window.update(216_000)!.missing).toBeCloseTo(0.1, 9);
    expect(window.update(216_000)!.validity).toBe('invalid');
  });

  it('counts a hole as missing and never differences across it', () => {
    const beats = [...beatsOf(goldenRr.slice(0, 40)), ...beatsOf(goldenRr.slice(40, 60), 50_000, 1)];
    const got = new SlidingWindow(beats, allNormal(60), 60_000).update()!;
    const hole = 50_000 - beats[39]!.at;
    expect(got.missing).toBeCloseTo(hole / 60_000, 6);
    expect(got.differences).toBe(got.intervals - 2);
  });

  it('follows the live labeller three beats behind', () => {
    const beats = beatsOf(goldenRr);
    const labeller = new ArtefactLabeller();
    const window = new SlidingWindow(beats, labeller, 60_000);
    goldenRr.forEach((rr) => labeller.push(rr));
    expect(window.update()!.to).toBe(beats[236]!.at);
  });
});
