import { beforeEach, describe, expect, it } from 'vitest';
import { OverviewSpan } from '../../../../src/ui/review/overview-span.ts';

const HOUR = 3_600_000;

describe('the part of a session that its picture shows', () => {
  let span: OverviewSpan;
  beforeEach(() => {
    span = new OverviewSpan();
    span.take(HOUR);
  });

  it('begins as the whole of it', () => {
    expect(span.seen).toEqual({ from: 0, to: HOUR });
  });

  it('stays when more is known of the same session, and not when another one comes', () => {
    span.show(600_000, 900_000);
    expect(span.take(HOUR)).toBe(false);
    expect(span.seen).toEqual({ from: 600_000, to: 900_000 });
    expect(span.take(HOUR - 1)).toBe(true);
    expect(span.seen).toEqual({ from: 0, to: HOUR - 1 });
  });

  it.each([
    ['before its beginning', -50_000, 250_000, 0, 300_000],
    ['beyond its end', HOUR - 100_000, HOUR + 200_000, HOUR - 300_000, HOUR],
    ['longer than it is', -1, HOUR + 1, 0, HOUR],
    ['shorter than half a minute', 60_000, 61_000, 60_000, 90_000],
  ])('is never %s', (_, from, to, shownFrom, shownTo) => {
    span.show(from, to);
    expect(span.seen).toEqual({ from: shownFrom, to: shownTo });
  });

  it('shows half a minute of a session that is shorter', () => {
    span.take(10_000);
    expect(span.seen).toEqual({ from: 0, to: 30_000 });
  });

  it('is magnified around a moment, which stays where it is, or around its middle', () => {
    span.zoom(0.5, 1_000_000);
    expect(span.seen).toEqual({ from: 500_000, to: 2_300_000 });
    expect(span.at((1_000_000 - 500_000) / 1_800_000)).toBeCloseTo(1_000_000, 6);
    span.zoom(0.5);
    expect(span.seen).toEqual({ from: 950_000, to: 1_850_000 });
  });

  it('tells the moment at a share of its width, within it', () => {
    span.show(600_000, 900_000);
    expect([-1, 0, 0.5, 1, 2].map((share) => span.at(share))).toEqual([
      600_000, 600_000, 750_000, 900_000, 900_000,
    ]);
  });

  it('moves with what is read only when that leaves it, and never out of the session', () => {
    span.show(600_000, 900_000);
    expect(span.reach(900_000)).toBe(900_000);
    expect(span.seen).toEqual({ from: 600_000, to: 900_000 });
    expect(span.reach(900_001)).toBe(900_001);
    expect(span.seen).toEqual({ from: 750_001, to: 1_050_001 });
    expect(span.reach(-5)).toBe(0);
    expect(span.seen).toEqual({ from: 0, to: 300_000 });
    expect(span.reach(HOUR + 5)).toBe(HOUR);
    expect(span.seen).toEqual({ from: HOUR - 300_000, to: HOUR });
  });
});
