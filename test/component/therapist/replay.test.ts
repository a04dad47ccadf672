import { html } from 'lit';
import type { Mark } from '../../../src/session/moments.ts';
import type { ReplayView } from '../../../src/ui/model/replay-view.ts';
import '../../../src/ui/replay/attune-replay.ts';
import type { AttuneReplay } from '../../../src/ui/replay/attune-replay.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import { asked, button, deep, guidedNumbers, sessionOf, settled, textOf } from './sessions.ts';

const shift: Mark = { id: 'm', kind: 'shift', by: 'therapist', moment: 60_000, madeAt: 60_000 };

async function show(more: Partial<ReplayView> = {}): Promise<AttuneReplay> {
  const session = sessionOf();
  session.record({ type: 'mark', at: 90_000, id: 'm', kind: 'shift', by: 'therapist' });
  const view: ReplayView = {
    notices: [],
    now: () => 90_000,
    length: 240_000,
    speed: 1,
    running: true,
    places: [
      { at: 0, phase: { id: 'p', kind: 'baseline' } },
      { at: 60_000, mark: shift },
    ],
    signal: 'good',
    live: guidedNumbers,
    clientWindow: 'closed',
    clientStopped: false,
    ...more,
  };
  const element = await mount<AttuneReplay>(
    html`<attune-replay .session=${session} .view=${view}></attune-replay>`,
  );
  await settled(element);
  return element;
}

const within = <E extends Element>(element: Element, selector: string, kind: abstract new () => E): E => {
  const found = deep(element, selector, kind);
  if (found === undefined) throw new Error(`no ${selector}`);
  return found;
};

describe('a replay', () => {
  it('is accessible, says that it is one, and shows what the session showed', async () => {
    const element = await show();
    await expectAccessible(element);
    equal(textOf(deep(element, '.sign')), 'Replay');
    equal(textOf(deep(element, '.sim')), 'simulated');
    equal(textOf(deep(element, 'output[aria-label="Heart rate"]')), '72 bpm');
    ok(textOf(deep(element, '.happens')).includes('6.0 breaths a minute'), 'the guide is told');
    ok(textOf(deep(element, '.last')).includes('Shift'), 'the last mark is told');
  });

  it('shows the steps of an assessment while it was led, and what is left of the present one', async () => {
    const led = sessionOf({ seconds: 60, guided: [20, Infinity] });
    const pace = { breathsPerMin: 6, inhaleShare: 0.4 };
    const common = { protocol: 'adaptive', inhaleShare: 0.4, floor: 4.25, baselineMs: 0 } as const;
    led.record({
      type: 'assessment',
      at: 60_000,
      plan: { ...common, capMs: 300_000, earliestMs: 240_000, sureWidth: 0.6 },
    });
    led.record({
      type: 'step',
      at: 60_000,
      since: 61_000,
      step: { id: 'dwell-1', attempt: 1, kind: 'paced', pace, breaths: 5, rate: 6 },
    });
    const element = await show({ now: () => 70_000, length: 240_000 });
    ok(deep(element, 'attune-rungs') === undefined, 'no steps are shown where none are led');
    element.session = led;
    await settled(element);
    const steps = deep(element, 'attune-rungs')?.shadowRoot?.querySelectorAll('li').length ?? 0;
    ok(steps > 0, `${steps} steps`);
    ok(
      /^Left in this step: \d+:\d\d$/.test(textOf(deep(element, '.led p'))),
      textOf(deep(element, '.led p')),
    );
    ok(deep(element, 'attune-change') === undefined, 'the change since the baseline is not told meanwhile');
    await expectAccessible(element);
  });

  it('offers nothing that could be recorded', async () => {
    const element = await show({ signal: 'lost' });
    const labels = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(textOf);
    equal(labels.join(' | '), 'Open client window | Back to the session | Pause');
    ok(deep(element, 'attune-stats')?.shadowRoot?.querySelector('button') === null, 'no strap is sought');
    ok(deep(element, 'attune-marks') === undefined, 'nothing is marked');
  });

  it('pauses, changes its speed, jumps and ends', async () => {
    const element = await show();
    await asked(element, 'pause-replay', () => button(element, 'Pause').click());
    const [speed, jump] = [...(element.shadowRoot?.querySelectorAll('select') ?? [])];
    ok(speed !== undefined && jump !== undefined, 'both can be chosen');
    const faster = await asked(element, 'set-speed', () => {
      speed.value = '30';
      speed.dispatchEvent(new Event('change'));
    });
    equal(faster.speed, 30);
    equal(textOf(jump.options[3]), '1:00 Shift');
    const jumped = await asked(element, 'jump', () => {
      jump.value = '60000';
      jump.dispatchEvent(new Event('change'));
    });
    equal(jumped.to, 60_000);
    equal(jump.value, '');
    const slider = within(element, 'input[type=range]', HTMLInputElement);
    const slid = await asked(element, 'jump', () => {
      slider.value = '120000';
      slider.dispatchEvent(new Event('change'));
    });
    equal(slid.to, 120_000);
    await asked(element, 'end-replay', () => button(element, 'Back to the session').click());
  });

  it('waits, and says when the client stopped it or does not see it move', async () => {
    const element = await show({ running: false, clientStopped: true, clientWindow: 'open', speed: 10 });
    await expectAccessible(element);
    await asked(element, 'go-on-replay', () => button(element, 'Go on').click());
    ok(
      textOf(deep(element, 'attune-notice')?.shadowRoot?.firstElementChild ?? undefined).includes('stopped'),
      'it is said',
    );
    ok(textOf(deep(element, '.happens')).includes('the picture rests'), 'the client sees it at rest');
  });
});
