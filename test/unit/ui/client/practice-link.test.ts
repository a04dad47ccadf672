import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodePractice,
  defaultPractice,
  encodePractice,
  type Practice,
} from '../../../../src/exchange/practice-link.ts';
import { practiceWords } from '../../../../src/ui/words/practice.ts';

describe('the practice link', () => {
  it('reads what it wrote', () => {
    const practices = fc.record({
      breathsPerMin: fc.integer({ min: 30, max: 120 }).map((n) => n / 10),
      inhaleShare: fc.integer({ min: 20, max: 80 }).map((n) => n / 100),
      minutes: fc.integer({ min: 1, max: 60 }),
      look: fc.constantFrom<Practice['look']>('sphere', 'horizon', 'line', 'still'),
      sound: fc.constantFrom('off', 'tide', 'glow', 'reed', 'voice'),
      holdInMs: fc.constantFrom(0, 500, 5000),
      holdOutMs: fc.constantFrom(0, 1500),
    });
    fc.assert(
      fc.property(practices, (practice) => {
        expect(decodePractice(encodePractice(practice))).toEqual({ practice, problems: [] });
      }),
    );
  });

  it('is short, plain, and holds nothing but numbers and names of looks and sounds', () => {
    expect(encodePractice({ ...defaultPractice, breathsPerMin: 5.5, sound: 'tide' })).toBe(
      '?practice=5.5&inhale=40&minutes=10&look=sphere&sound=tide',
    );
  });

  it('takes what is left out as usual', () => {
    expect(decodePractice('?practice')).toEqual({ practice: defaultPractice, problems: [] });
    expect(decodePractice('?practice=5,5').practice.breathsPerMin).toBe(5.5);
  });

  it.each([
    ['?practice=99', 'rate', 'breathsPerMin'],
    ['?practice=abc', 'rate', 'breathsPerMin'],
    ['?practice=-6', 'rate', 'breathsPerMin'],
    ['?practice=1e1', 'rate', 'breathsPerMin'],
    ['?practice=6&inhale=95', 'inhale', 'inhaleShare'],
    ['?practice=6&minutes=0', 'length', 'minutes'],
    ['?practice=6&minutes=600', 'length', 'minutes'],
    ['?practice=6&look=fire', 'look', 'look'],
    ['?practice=6&sound=siren', 'sound', 'sound'],
    ['?practice=6&rest-in=60', 'rest', 'holdInMs'],
  ] as const)('replaces the bad value of %s, names it, and has a sentence for it', (link, problem, key) => {
    const { practice, problems } = decodePractice(link);
    expect(problems).toEqual([problem]);
    expect(practice[key]).toBe(defaultPractice[key]);
    expect(practiceWords.problems[problem]).toMatch(/\.$/);
  });

  it('never throws and is always within bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (rate, inhale, minutes) => {
        const query = new URLSearchParams({ practice: rate, inhale, minutes });
        const { practice } = decodePractice(`?${query.toString()}`);
        expect(practice.breathsPerMin).toBeGreaterThanOrEqual(3);
        expect(practice.breathsPerMin).toBeLessThanOrEqual(12);
        expect(practice.inhaleShare).toBeGreaterThanOrEqual(0.2);
        expect(practice.minutes).toBeLessThanOrEqual(60);
      }),
    );
  });
});
