/** What stands at a moment of a session's picture, in words: for the line above it, and for who reads it by ear. */
import { phaseAt } from '../../session/course.ts';
import { meanBetween } from '../../session/heart-bins.ts';
import { rateAt } from '../../session/breath-course.ts';
import type { Overview } from '../../session/overview.ts';
import type { Ms } from '../../terms/units.ts';
import { momentWords } from '../words/moments.ts';
import { overviewWords } from '../words/overview.ts';

/** A wave is measured at the end of its breaths, and stands for what is this near. */
const WAVE_STANDS: Ms = 15_000;

/** The words at `at`; marks count as there within `near` of it. */
export function readingOf(overview: Overview, at: Ms, near: Ms): string {
  const [finest] = overview.heart;
  const heart = finest && meanBetween(finest, at - 1000, at + 1000);
  const wave = overview.waves?.findLast((point) => point.at <= at && at - point.at < WAVE_STANDS)?.value;
  const rate = overview.rates.find((span) => span.from <= at && at < span.to)?.breathsPerMin;
  const breath = overview.breath && rateAt(overview.breath, at);
  const phase = phaseAt(overview.phases, at);
  const marks = overview.moments.marks.filter(({ moment }) => Math.abs(moment - at) <= near);
  return overviewWords.reading({
    at,
    heart: heart?.mean,
    wave,
    rate,
    breath,
    phase: phase && momentWords.phaseName(phase),
    marks: marks.map((mark) => momentWords.markName(mark)),
  });
}
