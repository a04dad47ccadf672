// The remembered practice: a query comes back as it was, and refused storage is no trouble.
import { describe, expect, it } from 'vitest';
import { lastPractice, rememberPractice } from '../../../src/home/last-practice.ts';

const location = { search: '?practice=5.5&look=line' } as Location;

describe('the practice that was opened last', () => {
  it('comes back as it was', () => {
    const kept = new Map<string, string>();
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    } as Storage;
    expect(lastPractice({ localStorage })).toBeUndefined();
    rememberPractice({ localStorage, location });
    expect(lastPractice({ localStorage })).toBe('?practice=5.5&look=line');
  });

  it('is forgotten where storage is refused', () => {
    const refusing = {
      location,
      get localStorage(): Storage {
        throw new DOMException('', 'SecurityError');
      },
    };
    expect(() => rememberPractice(refusing)).not.toThrow();
    expect(lastPractice(refusing)).toBeUndefined();
  });
});
