/**
 * The single keys of a session: which key asks for what, which of them are changed, and when none of them works. Pure; nothing here listens.
 */
import type { MarkKind } from '../../session/moment-events.ts';

/** What a single key asks for. */
export type KeyAction =
  | Exclude<MarkKind, 'own'>
  | 'words'
  | 'undo'
  | 'rate'
  | 'guide'
  | 'faster'
  | 'slower'
  | 'next-phase'
  | 'client-window'
  | 'keys';

/** Which keys work; kept on this device. */
export interface KeySettings {
  readonly on: boolean;
  /** Keys that were changed, as `KeyboardEvent.key` in lower case. */
  readonly changed: Readonly<Partial<Record<KeyAction, string>>>;
}

export const defaultKeys: Readonly<Record<KeyAction, string>> = {
  resource: '1',
  activation: '2',
  grounding: '3',
  shift: '4',
  pause: '5',
  insight: '6',
  speech: '7',
  movement: '8',
  'too-much': 't',
  words: 'w',
  undo: 'u',
  rate: 'r',
  guide: 'g',
  faster: 'ArrowUp',
  slower: 'ArrowDown',
  'next-phase': 'n',
  'client-window': 'v',
  keys: '?',
};

export const allKeysOn: KeySettings = { on: true, changed: {} };

/** In the order in which they are listed. */
export const KEY_ACTIONS = Object.keys(defaultKeys) as readonly KeyAction[];

/** A key as it is compared: letters without their case. */
export const tidyKey = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);

/** The key of an action. */
export const keyOf = (settings: KeySettings, action: KeyAction): string =>
  settings.changed[action] ?? defaultKeys[action];

/** What may be held while a single key is pressed: nothing, but for the shift that types it. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'isComposing'
>;

/** Actions that go on while a key is held. */
const REPEATS: readonly KeyAction[] = ['faster', 'slower'];

/** What a key asks for; `undefined` = nothing, or keys are off. The list of keys opens even then, so that they can be switched on. */
export function actionOf(settings: KeySettings, pressed: Pressed): KeyAction | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing) return undefined;
  const key = tidyKey(pressed.key);
  const action = KEY_ACTIONS.find((one) => keyOf(settings, one) === key);
  if (action === undefined || (!settings.on && action !== 'keys')) return undefined;
  return pressed.repeat && !REPEATS.includes(action) ? undefined : action;
}

/** The settings with another key for `action`; the action that has this key already where it is taken. */
export function withKey(
  settings: KeySettings,
  action: KeyAction,
  key: string,
): KeySettings | { readonly taken: KeyAction } {
  const tidy = tidyKey(key);
  const taken = KEY_ACTIONS.find((one) => one !== action && keyOf(settings, one) === tidy);
  if (taken !== undefined) return { taken };
  return { ...settings, changed: { ...settings.changed, [action]: tidy } };
}

/** Whether what has the focus takes keys itself: fields, lists, editable text. `path` is the event's composed path. */
export function isField(path: readonly EventTarget[]): boolean {
  const target = path[0];
  if (!(target instanceof Element)) return false;
  return target.matches('input, textarea, select, [contenteditable]:not([contenteditable=false])');
}
