// Single keys: what each asks for, when none does, and how they are changed.
import { describe, expect, it } from 'vitest';
import { actionOf, allKeysOn, defaultKeys, KEY_ACTIONS, keyOf, withKey } from '../../../src/ui/model/keys.ts';

const press = (key: string, more: Partial<Parameters<typeof actionOf>[1]> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});

describe('single keys', () => {
  it('are one for each action', () => {
    expect(new Set(Object.values(defaultKeys)).size).toBe(KEY_ACTIONS.length);
  });

  it('mark with 1 to 8 in the order of the pad', () => {
    const marks = ['1', '2', '3', '4', '5', '6', '7', '8'].map((key) => actionOf(allKeysOn, press(key)));
    expect(marks).toEqual([
      'resource',
      'activation',
      'grounding',
      'shift',
      'pause',
      'insight',
      'speech',
      'movement',
    ]);
    expect(actionOf(allKeysOn, press('T'))).toBe('too-much');
  });

  it('do nothing with a modifier, and marks nothing while held', () => {
    expect(actionOf(allKeysOn, press('r', { ctrlKey: true }))).toBeUndefined();
    expect(actionOf(allKeysOn, press('1', { altKey: true }))).toBeUndefined();
    expect(actionOf(allKeysOn, press('1', { repeat: true }))).toBeUndefined();
    expect(actionOf(allKeysOn, press('ArrowUp', { repeat: true }))).toBe('faster');
  });

  it('can be switched off, all but the list that switches them on again', () => {
    const off = { ...allKeysOn, on: false };
    expect(KEY_ACTIONS.filter((action) => actionOf(off, press(keyOf(off, action))) !== undefined)).toEqual([
      'keys',
    ]);
  });

  it('can be changed, but never two to one', () => {
    const changed = withKey(allKeysOn, 'rate', 'Q');
    if ('taken' in changed) throw new Error(changed.taken);
    expect(actionOf(changed, press('q'))).toBe('rate');
    expect(actionOf(changed, press('r'))).toBeUndefined();
    expect(withKey(changed, 'guide', 'q')).toEqual({ taken: 'rate' });
    expect(withKey(changed, 'guide', 'r')).not.toHaveProperty('taken');
  });
});
