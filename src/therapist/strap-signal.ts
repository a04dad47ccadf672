/** The strap's signal for the screen: one word for the link and, above it, how good the beats are; one sentence where more is known. */
import type { Session } from '../session/session.ts';
import type { Ms } from '../terms/units.ts';
import type { StrapErrorCode } from '../terms/strap-codes.ts';
import type { StrapSignal } from '../ui/model/strap-view.ts';
import { strapErrorWords, strapWords } from '../ui/words/strap.ts';

export function strapSignal(session: Session, now: Ms): StrapSignal {
  const { link } = session.state.straps.client;
  if (link === 'idle') return 'none';
  if (link !== 'connected') return link;
  const signal = session.track().signal(now);
  switch (signal) {
    case 'idle':
      return 'none';
    case 'lost':
      return 'silent';
    default:
      return signal;
  }
}

/** Codes that say no more than the link's own state does. */
const PLAIN: readonly string[] = ['link-lost', 'strap-silent', 'chooser-closed'];

/** What is the matter beyond the word; `undefined` = nothing more to say. */
export function strapSentence(session: Session, now: Ms): string | undefined {
  const { code, link } = session.state.straps.client;
  if (code !== undefined && !PLAIN.includes(code) && code in strapErrorWords) {
    const { lead, text } = strapErrorWords[code as StrapErrorCode];
    return `${lead} ${text}`;
  }
  if (link !== 'connected') return undefined;
  const track = session.track();
  const reason = track.hrOnly(now);
  if (reason !== undefined) return strapWords.hrOnly[reason];
  return track.capability === 'wrong-unit' ? strapWords.wrongUnit : undefined;
}
