import { html } from 'lit';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import '../../../src/ui/review/attune-review.ts';
import type { AttuneReview } from '../../../src/ui/review/attune-review.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount, setTheme } from '../fixture.ts';
import { estimate, over, resultView, row } from '../assessment/assessments.ts';
import { button, asked, deep, sessionOf, settled, textOf } from './sessions.ts';

async function show(guided: readonly [number, number]): Promise<AttuneReview> {
  const session = sessionOf({ seconds: 240, guided, early: 40 });
  session.record({ type: 'ended', at: session.state.at });
  const element = await mount<AttuneReview>(
    html`<attune-review .session=${session} .view=${{ notices: [], assessments: [] }}></attune-review>`,
  );
  await settled(element);
  return element;
}

const figure = (element: Element, name: string): string => {
  const rows = [...(deep(element, 'table')?.querySelectorAll('tbody tr') ?? [])];
  return textOf(
    rows.find((row) => textOf(row.querySelector('th') ?? undefined) === name)?.querySelector('td') ??
      undefined,
  );
};

describe('a session of the past', () => {
  it('is accessible, and shows its figures with what they rest on', async () => {
    const element = await show([120, Infinity]);
    await expectAccessible(element);
    equal(figure(element, 'Length'), '4 min');
    ok(/^6[56]\.\d bpm$/.test(figure(element, 'Mean heart rate')), figure(element, 'Mean heart rate'));
    ok(/^\d+\.\d ms$/.test(figure(element, 'RMSSD')), figure(element, 'RMSSD'));
    ok(/^1[34]\.\d bpm$/.test(figure(element, 'Heart wave')), figure(element, 'Heart wave'));
    equal(textOf(deep(element, '.sim')), 'simulated');
    ok(deep(element, 'attune-poincare')?.shadowRoot?.querySelector('.blank') === null, 'the cloud is drawn');
  });

  it('shows no figure of variability where slow breathing was guided all along', async () => {
    const element = await show([0, Infinity]);
    for (const name of ['RMSSD', 'SDNN', 'pNN50', 'SD1, SD2'])
      equal(figure(element, name), 'not shown', name);
    ok(deep(element, 'attune-poincare') === undefined, 'a sentence stands in the place of the cloud');
  });

  it('goes back, downloads and renames', async () => {
    const element = await show([0, 60]);
    await asked(element, 'close-review', () => button(element, 'All sessions').click());
    await asked(element, 'download-session', () => button(element, 'Download').click());
    button(element, 'Rename').click();
    await settled(element);
    await asked(element, 'rename-session', () => button(element, 'Save name').click());
  });
});

describe('what a session of the past says where there is nothing', () => {
  const started = {
    type: 'started',
    at: 0,
    schema: 1,
    id: 'one',
    epoch: Date.UTC(2026, 10, 22, 12, 4),
    app: 'test',
    origin: 'here',
  } as const;

  /** A session of `seconds` in which the strap sent this packet every second. */
  const packets = (seconds: number, rr: (second: number) => number[]): Session =>
    Session.from([
      started,
      { type: 'link', at: 10, who: 'client', state: 'connected', connection: 1 },
      ...Array.from({ length: seconds }, (_, i): SessionEvent => {
        return { type: 'measurement', at: 1000 * (i + 1), who: 'client', bpm: 70 + (i % 3), rr: rr(i) };
      }),
      { type: 'ended', at: 1000 * seconds + 1 },
    ]);

  async function all(session: Session): Promise<string> {
    const element = await mount<AttuneReview>(
      html`<attune-review .session=${session} .view=${{ notices: [], assessments: [] }}></attune-review>`,
    );
    await settled(element);
    await expectAccessible(element);
    const said: string[] = [];
    const walk = (root: ShadowRoot): void => {
      said.push(...[...root.children].filter(({ tagName }) => tagName !== 'STYLE').map((one) => textOf(one)));
      for (const { shadowRoot, ariaLabel } of root.querySelectorAll('*')) {
        if (ariaLabel !== null) said.push(ariaLabel);
        if (shadowRoot !== null) walk(shadowRoot);
      }
    };
    if (element.shadowRoot !== null) walk(element.shadowRoot);
    const text = said.join(' ').replace(/\s+/g, ' ');
    ok(!/so far|yet|today|no link/i.test(text), text);
    return text;
  }

  it('without a strap', async () => {
    const text = await all(Session.from([started, { type: 'ended', at: 5000 }]));
    ok(text.includes('No strap sent anything in this session'), text);
    equal(text.split('Not shown: no strap sent anything.').length - 1, 4);
  });

  it('with heart rate and no intervals: the rate as the strap sent it', async () => {
    const text = await all(packets(120, () => []));
    ok(text.includes('Mean heart rate 71.0 bpm 120 values of the strap'), text);
    ok(
      text.includes('Heart wave not shown the strap sent heart rate but no beat intervals RMSSD not shown'),
      text,
    );
    ok(text.includes('Beats, corrected, missing none'), text);
  });

  it('ten seconds long', async () => {
    const text = await all(packets(10, (i) => [850 + 20 * Math.sin(i)]));
    ok(text.includes('clean beats; it takes 60'), text);
    ok(text.includes('Heart wave not shown the guide did not lead, and the wave is measured along it'), text);
  });

  it('with nothing but artefacts', async () => {
    const text = await all(packets(180, (i) => [600 + ((i * 7919) % 900)]));
    ok(/RMSSD not shown (the rhythm|\d+ % of the beats|some of the strap’s beat intervals)/.test(text), text);
    ok(text.includes('Mean heart rate 71.0 bpm 180 values of the strap'), text);
  });

  it('slow breathing guided all along', async () => {
    const session = sessionOf({ seconds: 240 });
    session.record({ type: 'ended', at: session.state.at });
    const text = await all(session);
    ok(/RMSSD not shown \d+ clean beats outside slow, guided breathing; it takes 60/.test(text), text);
  });
});

describe('an assessment of the past', () => {
  it('shows its rate, range and confidence, the curve, every criterion and what was accepted', async () => {
    const session = sessionOf({ seconds: 240 });
    const before = resultView(undefined, {
      procedure: { ...over, ended: { at: 190_000, why: 'therapist' } },
    });
    session.record({ type: 'rate-accepted', at: 90_000, rate: 5.5, source: 'chosen' });
    session.record({ type: 'ended', at: session.state.at });
    const element = await mount<AttuneReview>(
      html`<attune-review
        .session=${session}
        .view=${{ notices: [], assessments: [before, resultView(estimate)] }}
      ></attune-review>`,
    );
    await settled(element);
    await expectAccessible(element);
    const [earlier = '', last = ''] = [
      ...(element.shadowRoot?.querySelectorAll('attune-past-assessment') ?? []),
    ].map(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('p') ?? [])].map(textOf).join(' '));
    ok(earlier.includes('The result is being worked out.'), earlier);
    for (const said of [
      'On 22 November 2026 the heart’s rhythm swung most at about 5.4 breaths a minute.',
      'Confidence: clear.',
      '52 usable breaths between 4.5 and 6.5 breaths a minute',
      'Accepted for practice: 5.5, 22 November 2026, chosen by hand.',
    ])
      ok(last.includes(said), last);
    equal(deep(element, 'attune-criteria')?.shadowRoot?.querySelectorAll('tbody tr').length, 5);
  });

  it('says of one that was broken off what there is and what it rests on', async () => {
    const session = sessionOf({ seconds: 60 });
    session.record({ type: 'ended', at: session.state.at });
    const little = resultView(
      { kind: 'too-little', usable: 18, span: 1 },
      {
        procedure: { ...over, ended: { at: 50_000, why: 'interrupted' } },
        rows: [row(6, { verdict: 'not-clean' })],
      },
    );
    const element = await mount<AttuneReview>(
      html`<attune-review
        .session=${session}
        .view=${{ notices: [], assessments: [little] }}
      ></attune-review>`,
    );
    await settled(element);
    await expectAccessible(element);
    equal(textOf(deep(element, '.lead')), 'Too little was collected for a rate.');
    const under = [...(deep(element, 'attune-past-assessment')?.shadowRoot?.querySelectorAll('p') ?? [])].map(
      textOf,
    );
    ok(
      under.some((p) => p.includes('18 could be used')),
      under.join('|'),
    );
    ok(
      under.some((p) => p.includes('The session ended before the assessment did')),
      under.join('|'),
    );
    ok(under.includes('No rate was accepted for practice after it.'), under.join('|'));
    const table = textOf(deep(element, 'attune-criteria')?.shadowRoot?.querySelector('p') ?? undefined);
    ok(table.includes('Not clean enough to count: 6.0.') && !table.includes('Repeat'), table);
  });
});

describe('the place in a session', () => {
  it('is said by the slider, moved by two buttons, and reaches the last beat', async () => {
    const element = await show([0, 60]);
    const slider = deep(element, 'input[type=range]', HTMLInputElement);
    equal(slider?.getAttribute('aria-valuetext'), '0:00 to 2:00');
    ok(button(element, 'Earlier').disabled, 'nothing lies before the beginning');
    button(element, 'Later').click();
    await settled(element);
    equal(slider?.getAttribute('aria-valuetext'), '2:00 to 4:00');
    ok(button(element, 'Later').disabled, 'nothing lies behind the end');
  });
});

describe('a session of the past on paper', () => {
  it('has the width of a sheet and light colours before the browser looks, and is as it was afterwards', async () => {
    setTheme('dark');
    const element = await show([120, Infinity]);
    const canvas = (): number =>
      deep(element, 'attune-trend canvas, canvas', HTMLCanvasElement)?.clientWidth ?? 0;
    const ink = (): string => getComputedStyle(element).getPropertyValue('--ground');
    const [wide, dark] = [element.clientWidth, ink()];
    window.dispatchEvent(new Event('beforeprint'));
    // No frame comes before paper, but what a listener leaves for its end is done.
    await Promise.resolve();
    equal(element.clientWidth, 700);
    ok(canvas() > 600 && canvas() <= 700, `the chart is ${canvas()} px wide`);
    ok(ink() !== dark, ink());
    equal(deep(element, '.back')?.checkVisibility(), false);
    window.dispatchEvent(new Event('afterprint'));
    await settled(element);
    equal(element.clientWidth, wide);
    equal(ink(), dark);
    setTheme(undefined);
  });
});
