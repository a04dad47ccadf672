import { html } from 'lit';
import '../../../src/ui/assessment/attune-assessment.ts';
import '../../../src/ui/assessment/attune-practice.ts';
import type { AttuneAssessment } from '../../../src/ui/assessment/attune-assessment.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import type { PracticeProcedure } from '../../../src/session/procedure.ts';
import type { AssessmentPageView, AssessmentStartView } from '../../../src/ui/model/assessment-view.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import { button, asked, deep, sessionOf, settled, textOf, viewOf, heard } from '../therapist/sessions.ts';
import { estimate, resultView } from './assessments.ts';

async function show(
  page: 'assessment-start' | 'practice-start',
  more: Partial<AssessmentStartView> = {},
): Promise<AttuneAssessment> {
  const session = sessionOf();
  const element = await mount<AttuneAssessment>(
    html`<attune-assessment
      .session=${session}
      .view=${{ screen: page, ...viewOf(session), ...more }}
    ></attune-assessment>`,
  );
  await settled(element);
  return element;
}

const known = { code: 'K-17', cautionsSeen: 1, rates: [{ rate: 5.6, epoch: 1, source: 'chosen' }] } as const;

function radio(element: Element, name: string): HTMLInputElement {
  const labels = deep(element, 'fieldset')?.querySelectorAll('label') ?? [];
  const label = [...labels].find((one) => one.textContent.includes(name));
  const input = label?.querySelector('input');
  if (input === null || input === undefined) throw new Error(`no choice "${name}"`);
  return input;
}

describe('the page before an assessment', () => {
  it('shows the cautions once for each client', async () => {
    const element = await show('assessment-start');
    await expectAccessible(element);
    ok(textOf(deep(element, '.cautions')).includes('pacemaker'), 'the cautions');
    await asked(element, 'cautions-seen', () => button(element, 'Seen').click());
    await settled(element);
    equal(deep(element, '.cautions'), undefined);
    equal(deep(await show('assessment-start', { client: known }), '.cautions'), undefined);
  });

  it('keeps cautions that were read before the client was named, and asks anew for another one', async () => {
    const element = await show('assessment-start');
    const named = (code: string): AssessmentPageView => ({
      screen: 'assessment-start',
      ...viewOf(sessionOf()),
      client: { code, rates: [] },
    });
    button(element, 'Seen').click();
    await settled(element);
    await asked(element, 'cautions-seen', () => (element.view = named('K-17')));
    await settled(element);
    equal(deep(element, '.cautions'), undefined);
    element.view = named('K-18');
    await settled(element);
    ok(deep(element, '.cautions'), 'another client');
  });

  it('leads back to a result that was left undecided', async () => {
    const element = await show('assessment-start', { assessment: resultView(estimate) });
    await asked(element, 'show-result', () => button(element, 'Show the result of').click());
  });

  it('starts the adaptive assessment unless another way is chosen', async () => {
    const element = await show('assessment-start', { client: known, ownRate: 13 });
    await expectAccessible(element);
    ok(textOf(deep(element, 'fieldset')).includes('its steps on simulated clients'), 'said plainly');
    const first = await asked(element, 'start-assessment', () => button(element, 'Start assessment').click());
    equal(first.plan.protocol, 'adaptive');
    equal(first.plan.ownRate, 13);
    for (const [name, protocol] of [
      ['Stepped', 'stepped'],
      ['Sliding', 'sliding'],
      ['Retest', 'retest'],
    ] as const) {
      radio(element, name).click();
      await settled(element);
      const { plan } = await asked(element, 'start-assessment', () =>
        button(element, 'Start assessment').click(),
      );
      equal(plan.protocol, protocol);
    }
    radio(element, 'Adaptive, short').click();
    button(element, 'Faster, 0.25').click();
    await heard(element, 'stepper-change');
    await settled(element);
    const { plan } = await asked(element, 'start-assessment', () =>
      button(element, 'Start assessment').click(),
    );
    ok(plan.protocol === 'adaptive', plan.protocol);
    equal(JSON.stringify([plan.capMs, plan.floor]), '[300000,4.5]');
  });

  it('waits for the strap, and takes a code for the client', async () => {
    const element = await show('assessment-start', { signal: 'lost' });
    ok(button(element, 'Start assessment').disabled, 'no strap, no start');
    const field = deep(element, '#code', HTMLInputElement);
    ok(field, 'a field');
    field.value = ' K-17 ';
    const chosen = await asked(element, 'choose-client', () => button(element, 'Use this code').click());
    equal(chosen.code, 'K-17');
  });
});

describe('a practice', () => {
  it('starts at the accepted rate with the chosen length', async () => {
    const element = await show('practice-start', { client: known, ownRate: 13 });
    await expectAccessible(element);
    ok(textOf(deep(element, '.page')).includes('Exploratory'), 'adaptation is marked');
    const { plan } = await asked(element, 'start-practice', () => button(element, 'Start practice').click());
    equal(JSON.stringify([plan.rate, plan.lengthMs, plan.ownRate, plan.adapts]), '[5.6,600000,13,false]');
  });

  it('shows what is left, adherence in words, and can be paused and stopped', async () => {
    const session = sessionOf();
    const procedure: PracticeProcedure = {
      kind: 'practice',
      plan: practicePlan(5.6),
      since: 0,
      records: [
        {
          since: 0,
          step: {
            id: 'practice-1',
            attempt: 1,
            kind: 'paced',
            rate: 5.6,
            breaths: 53,
            pace: { breathsPerMin: 5.6, inhaleShare: 0.4 },
          },
        },
      ],
      ratings: [],
      asked: undefined,
    };
    const element = await mount(
      html`<attune-practice
        .procedure=${procedure}
        .view=${viewOf(session)}
        .pace=${{ breathsPerMin: 5.6, inhaleShare: 0.4 }}
      ></attune-practice>`,
    );
    await settled(element);
    await expectAccessible(element);
    const text = textOf(deep(element, '.water'));
    ok(text.includes('8:30') && text.includes('5.6 a minute'), text);
    const faster = await asked(element, 'set-pace', () => {
      for (const type of ['pointerdown', 'pointerup'])
        button(element, 'Faster, 0.1').dispatchEvent(
          new PointerEvent(type, { bubbles: true, composed: true }),
        );
    });
    equal(faster.pace.breathsPerMin, 5.7);
    await asked(element, 'pause-procedure', () => button(element, 'Pause').click());
    button(element, 'Stop practice').click();
    await settled(element);
    await asked(element, 'stop-procedure', () => button(element, 'Stop').click());
  });
});
