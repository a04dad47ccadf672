import { html } from 'lit';
import '../../../src/ui/session/attune-session.ts';
import type { AttuneSession } from '../../../src/ui/session/attune-session.ts';
import { AttuneLookCloser } from '../../../src/ui/session/attune-look-closer.ts';
import { speak } from '../../../src/ui/words/language.ts';
import type { Session } from '../../../src/session/session.ts';
import type { SessionView } from '../../../src/ui/model/session-view.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import {
  button,
  asked,
  deep,
  restingNumbers,
  sessionOf,
  settled,
  textOf,
  viewOf,
  listen,
} from './sessions.ts';

async function show(session: Session, more: Partial<SessionView> = {}): Promise<AttuneSession> {
  const element = await mount<AttuneSession>(
    html`<attune-session .session=${session} .view=${viewOf(session, more)}></attune-session>`,
  );
  await settled(element);
  return element;
}

const output = (element: Element, label: string): string =>
  textOf(deep(element, `output[aria-label="${label}"]`));

describe('the screen of a session', () => {
  it('is accessible while the guide leads, and says what the numbers are', async () => {
    const element = await show(sessionOf());
    await expectAccessible(element);
    equal(output(element, 'Heart rate'), '72 bpm');
    equal(output(element, 'Heart wave'), '14 bpm');
    equal(output(element, 'RMSSD'), '');
    equal(output(element, 'Breathing'), 'Likely with the guide');
    equal(textOf(deep(element, '[role=status][aria-label=Strap]')), 'Good signal');
    ok(textOf(deep(element, '.sim')) === 'simulated', 'a simulated session says so');
  });

  it('gives the reason for a number that is not shown one press away', async () => {
    const element = await show(sessionOf());
    const number = deep(element, 'attune-number.heartWave');
    ok(number?.shadowRoot, 'the number is there');
    const card = number.shadowRoot.querySelector<HTMLElement>('[popover]');
    ok(card, 'it has a card');
    equal(card.matches(':popover-open'), false);
    button(number, 'Heart wave').click();
    equal(card.matches(':popover-open'), true);
    ok(textOf(card).includes('slow breathing changes RMSSD by itself'), textOf(card));
    card.hidePopover();
  });

  it('says where a shown number comes from', async () => {
    const element = await show(sessionOf(), { live: restingNumbers });
    await expectAccessible(element);
    equal(output(element, 'RMSSD'), '42 ms');
    const card = textOf(
      deep(element, 'attune-number.rmssd')?.shadowRoot?.querySelector('[popover]') ?? undefined,
    );
    for (const word of [
      'Window',
      '0:30 to 1:30',
      'Beats',
      '66',
      'Corrected',
      '0 %',
      'Missing',
      'Formula',
      'Source',
    ]) {
      ok(card.includes(word), `${word} is missing in: ${card}`);
    }
  });

  it('speaks of a session only once one has begun', async () => {
    for (const recording of [false, true]) {
      for (const signal of ['lost', 'reconnecting', 'silent', 'no-contact'] as const) {
        const element = await show(sessionOf({ lost: 80 }), { signal, recording });
        equal(textOf(deep(element, '.lead')).includes('The session goes on.'), recording);
      }
    }
  });

  it('leaves no number standing when the link is lost, and offers to try now', async () => {
    const session = sessionOf({ lost: 80 });
    const element = await show(session, { signal: 'lost' });
    await expectAccessible(element);
    equal(output(element, 'Heart rate'), 'no value');
    equal(deep(element, 'attune-number'), undefined);
    ok(textOf(deep(element, '.lead')).startsWith('The link to the strap is lost.'), 'the sentence is there');
    await asked(element, 'retry-now', () => button(element, 'Try now').click());
    ok(deep(element, 'attune-pace'), 'the guide can still be led');
  });

  it('offers to start when a strap is connected and nothing is recorded', async () => {
    const element = await show(sessionOf(), { recording: false });
    await expectAccessible(element);
    ok(textOf(deep(element, '.bar')).includes('Nothing is recorded yet'), 'it says so');
    await asked(element, 'start-session', () => button(element, 'Start session').click());
    await asked(element, 'open-client-window', () => button(element, 'Open client window').click());
  });

  it('asks beside the button before it ends, and ends only on the answer', async () => {
    const element = await show(sessionOf({ seconds: 70 }));
    let ends = 0;
    listen(element, 'end-session', () => ends++);
    button(element, 'End session').click();
    await settled(element);
    await expectAccessible(element);
    const asking = deep(element, '#ask:popover-open');
    ok(textOf(asking).includes('End after 1 min?'), textOf(asking));
    ok(button(element, 'Keep going').matches(':focus'), 'what ends nothing is at hand');
    button(element, 'Keep going').click();
    await settled(element);
    equal(ends, 0);
    ok(button(element, 'End session').matches(':focus'), 'and the way back is where it was');
    button(element, 'End session').click();
    await settled(element);
    button(element, 'End and keep').click();
    equal(ends, 1);
  });

  it('takes its question back by itself, but not from who works by keyboard', async () => {
    const element = await show(sessionOf({ seconds: 70 }));
    const { setTimeout: real } = window;
    let over: (() => void) | undefined;
    window.setTimeout = ((work: () => void, ms?: number, ...rest: unknown[]) => {
      if (ms !== 10_000) return real(work, ms, ...rest);
      over = work;
      return 0;
    }) as typeof window.setTimeout;
    try {
      button(element, 'End session').click();
      await settled(element);
      // Nothing was pointed at, so the focus is shown as it is for a keyboard.
      over?.();
      await settled(element);
      ok(deep(element, '#ask:popover-open'), 'the question stays');
      button(element, 'Keep going').blur();
      over?.();
      await settled(element);
      equal(deep(element, '#ask:popover-open'), undefined);
    } finally {
      window.setTimeout = real;
    }
  });

  it('says when the client has stopped everything, and lets it go on', async () => {
    const session = sessionOf();
    const element = await show(session);
    session.record({ type: 'stop', at: session.state.at, by: 'client' });
    await settled(element);
    ok(
      textOf(deep(element, '.notice')).includes('Everything is stopped for the client.'),
      'the notice is there',
    );
    await expectAccessible(element);
    await asked(element, 'resume-client', () => button(element, 'Bring the guide back').click());
  });

  it('shows the closer looks one press away', async () => {
    const element = await show(sessionOf({ seconds: 150, early: 60 }));
    for (const [tab, chart] of [
      ['Beats', 'attune-tachogram'],
      ['Breaths', 'attune-trend'],
      ['Spectrum', 'attune-spectrum'],
      ['Whole session', 'attune-trend'],
    ] as const) {
      button(element, tab).click();
      while (!deep(element, chart)?.shadowRoot?.querySelector('.plot')) await settled(element);
      await expectAccessible(element);
    }
  });

  it('names what a closer look shows in the language that is chosen, at once', async () => {
    const element = await show(sessionOf({ seconds: 150, early: 60 }));
    button(element, 'Breaths').click();
    await settled(element);
    const closer = deep(element, 'attune-look-closer', AttuneLookCloser);
    if (closer === undefined) throw new Error('no closer look');
    const named = (): string => textOf(deep(element, '.one > b'));
    while (named() === '') await settled(element);
    equal(named(), 'Heart wave');
    try {
      await speak('de');
      closer.requestUpdate();
      await settled(element);
      equal(named(), 'Herzwelle');
    } finally {
      await speak('en');
      closer.requestUpdate();
    }
  });
});
