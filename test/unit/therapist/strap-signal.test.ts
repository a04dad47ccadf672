/** The one word for the strap's signal, and the one sentence: by the facts of the session alone. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import type { LinkState } from '../../../src/terms/link-state.ts';
import { strapSentence, strapSignal } from '../../../src/therapist/strap-signal.ts';
import { strapErrorWords, strapWords } from '../../../src/ui/words/strap.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';
import { started } from '../../fixtures/started.ts';

const link = (state: LinkState, code?: string): SessionEvent => ({
  type: 'link',
  at: 0,
  who: 'client',
  state,
  connection: 1,
  ...(code !== undefined && { code }),
});
const after = (...facts: SessionEvent[]): Session => Session.from([started, ...facts]);

describe('the word for the strap', () => {
  it.each([
    ['idle', 'none'],
    ['choosing', 'choosing'],
    ['connecting', 'connecting'],
    ['reconnecting', 'reconnecting'],
    ['lost', 'lost'],
  ] as const)('is, while the link is %s: %s', (state, word) => {
    expect(strapSignal(after(link(state)), 0)).toBe(word);
  });

  it('is how good the beats are once it is connected, and that it is silent when nothing comes', async () => {
    const s = await simulatedSession('typical');
    await s.run(60_000);
    expect(strapSignal(s.session, s.now())).toBe('good');
    expect(strapSentence(s.session, s.now())).toBeUndefined();
    expect(strapSignal(s.session, s.now() + 60_000)).toBe('silent');
  });
});

describe('the sentence beyond the word', () => {
  it.each(['link-lost', 'strap-silent', 'chooser-closed', 'no-such-code'])('is none for %s', (code) => {
    expect(strapSentence(after(link('lost', code)), 0)).toBeUndefined();
  });

  it('is the catalogue’s for any other code, whatever the link', () => {
    const { lead, text } = strapErrorWords['no-web-bluetooth'];
    expect(strapSentence(after(link('idle', 'no-web-bluetooth')), 0)).toBe(`${lead} ${text}`);
  });

  it.each(['no-intervals', 'made-up-intervals', 'filled-intervals', 'wrong-unit'] as const)(
    'says what the intervals of such a strap are (%s), as long as it is connected',
    async (scenario) => {
      const s = await simulatedSession(scenario);
      await s.run(180_000);
      const sentence = strapSentence(s.session, s.now());
      const known: readonly string[] =
        scenario === 'wrong-unit' ? [strapWords.wrongUnit] : Object.values(strapWords.hrOnly);
      expect(known).toContain(sentence);
      s.session.record({ ...link('lost'), at: s.now() });
      expect(strapSentence(s.session, s.now())).toBeUndefined();
    },
  );
});
