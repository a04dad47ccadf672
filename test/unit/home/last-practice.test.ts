// The remembered practice: a query comes back as it was, and refused storage is no trouble.
import { describe, expect, it } from 'vitest';
import { lastPractice, rememberPractice } from '../../../src/home/last-practice.ts';

const location = {
  href: 'https://example.org/a/?practice=5.5&look=line',
  search: '?practice=5.5&look=line',
} as Location;
const other = { href: 'https://example.org/b/?practice=7', search: '?practice=7' } as Location;

describe('the practice that was opened last', () => {
  it('comes back as it was', () => {
    const kept = new Map<string, string>();
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    } as Storage;
    expect(lastPractice({ localStorage, location })).toBeUndefined();
    // As version 0.1.0 kept it, for whatever copy.
    kept.set('attune-practice', '?practice=6');
    expect(lastPractice({ localStorage, location })).toBe('?practice=6');
    rememberPractice({ localStorage, location });
    rememberPractice({ localStorage, location: other });
    expect(lastPractice({ localStorage, location })).toBe('?practice=5.5&look=line');
    expect(lastPractice({ localStorage, location: other })).toBe('?practice=7');
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
