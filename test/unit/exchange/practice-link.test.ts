/** The practice link: what is written in it, what is read, and what is replaced where it says what cannot be. */
import { describe, expect, it } from 'vitest';
import { decodePractice, defaultPractice, encodePractice } from '../../../src/exchange/practice-link.ts';

describe('a practice link', () => {
  it('says what is practised, and rests only where there are any', () => {
    expect(encodePractice(defaultPractice)).toBe('?practice=6&inhale=40&minutes=10&look=sphere&sound=off');
    const practice = {
      breathsPerMin: 5.4999,
      inhaleShare: 0.333,
      minutes: 15,
      look: 'line',
      sound: 'tide',
      holdInMs: 500,
      holdOutMs: 1250,
    } as const;
    expect(encodePractice(practice)).toBe(
      '?practice=5.5&inhale=33&minutes=15&look=line&sound=tide&rest-in=0.5&rest-out=1.25',
    );
  });

  it('is read as it was written', () => {
    const search = '?practice=5.5&inhale=33&minutes=15&look=line&sound=tide&rest-in=0.5&rest-out=1.25';
    const { practice, problems } = decodePractice(search);
    expect(problems).toEqual([]);
    expect(practice).toEqual({
      breathsPerMin: 5.5,
      inhaleShare: 0.33,
      minutes: 15,
      look: 'line',
      sound: 'tide',
      holdInMs: 500,
      holdOutMs: 1250,
    });
    expect(encodePractice(practice)).toBe(search);
  });

  it.each(['', '?', '?practice=&inhale=', '?practice= '])(
    'that says nothing is of the usual practice: "%s"',
    (search) => {
      expect(decodePractice(search)).toEqual({ practice: defaultPractice, problems: [] });
    },
  );

  it('may have a decimal comma and blanks around a number', () => {
    expect(decodePractice('?practice=%205,5%20').practice.breathsPerMin).toBe(5.5);
  });

  it.each([
    ['practice', 'rate', 'breathsPerMin', [3, 12], [2.99, 12.01]],
    ['minutes', 'length', 'minutes', [1, 60], [0.99, 60.5]],
    ['rest-in', 'rest', 'holdInMs', [0, 5], [5.01]],
    ['rest-out', 'rest', 'holdOutMs', [0, 5], [5.01]],
    ['inhale', 'inhale', 'inhaleShare', [20, 80], [19, 81]],
  ] as const)('holds %s within its bounds', (key, problem, part, within, beyond) => {
    const unit = key === 'inhale' ? 0.01 : key.startsWith('rest') ? 1000 : 1;
    for (const value of within) {
      const { practice, problems } = decodePractice(`?${key}=${value}`);
      expect(practice[part]).toBeCloseTo(value * unit, 9);
      expect(problems).toEqual([]);
    }
    for (const value of beyond)
      expect(decodePractice(`?${key}=${value}`)).toEqual({ practice: defaultPractice, problems: [problem] });
  });

  it.each(['-5', '5.', '.5', '5e0', '0x5', 'six', '5 5', '5.5.5', '1/2'])(
    'takes no "%s" for a number',
    (text) => {
      expect(decodePractice(`?practice=${encodeURIComponent(text)}`)).toEqual({
        practice: defaultPractice,
        problems: ['rate'],
      });
    },
  );

  it('names every value that was replaced, each once', () => {
    const search = '?practice=99&inhale=1&minutes=0&look=square&sound=drum&rest-in=9&rest-out=9';
    expect(decodePractice(search)).toEqual({
      practice: defaultPractice,
      problems: ['rate', 'inhale', 'length', 'look', 'sound', 'rest'],
    });
  });
});
