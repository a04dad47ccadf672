import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FULL_CHANGE,
  towards,
  warmthAt,
  type WarmthCourse,
} from '../../../../src/ui/client/warmth-course.ts';

const cold: WarmthCourse = { from: 0, to: 0, since: 0 };

describe('warmth', () => {
  it('never changes faster than its full range in two minutes and a half, whatever it is told', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 20_000 }))),
        (told) => {
          let course = cold;
          let at = 0;
          let shown = 0;
          for (const [target, wait] of told) {
            course = towards(course, target, at);
            at += wait;
            const next = warmthAt(course, at);
            expect(Math.abs(next - shown)).toBeLessThanOrEqual(wait / FULL_CHANGE + 1e-9);
            shown = next;
          }
        },
      ),
    );
  });

  it('gets there in the end, and stays where it is when nothing is known', () => {
    const warming = towards(cold, 1, 0);
    expect(warmthAt(warming, FULL_CHANGE)).toBe(1);
    const held = towards(warming, undefined, FULL_CHANGE / 2);
    expect(warmthAt(held, 10 * FULL_CHANGE)).toBeCloseTo(0.5);
  });

  it('takes a target out of bounds as the bound', () => {
    expect(towards(cold, 7, 0).to).toBe(1);
    expect(towards(cold, -7, 0).to).toBe(0);
  });
});
