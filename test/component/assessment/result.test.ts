import { html } from 'lit';
import '../../../src/ui/assessment/attune-assessment-result.ts';
import type { AttuneAssessmentResult } from '../../../src/ui/assessment/attune-assessment-result.ts';
import type { Session } from '../../../src/session/session.ts';
import type { AssessmentResultView, AssessmentView } from '../../../src/ui/model/assessment-view.ts';
import { retestPlan } from '../../../src/pacing/plan.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount, setTheme } from '../fixture.ts';
import { button, asked, deep, sessionOf, settled, textOf, viewOf, heard } from '../therapist/sessions.ts';
import { estimate, over, resultView, row, rows } from './assessments.ts';

async function show(
  assessment: AssessmentView,
  more: Partial<AssessmentResultView> = {},
  session: Session = sessionOf(),
): Promise<AttuneAssessmentResult> {
  const element = await mount<AttuneAssessmentResult>(
    html`<attune-assessment-result
      .session=${session}
      .view=${{ ...viewOf(session), assessment, ...more }}
    ></attune-assessment-result>`,
  );
  await settled(element);
  return element;
}

const lead = (element: Element): string => textOf(deep(element, '.lead'));
const page = (element: Element): string => textOf(deep(element, '.page'));
const before = {
  code: 'K-17',
  rates: [{ rate: 5.6, low: 5.2, high: 6, epoch: 1, source: 'estimate' }],
} as const;

describe('the result of an assessment', () => {
  it('is accessible, says one sentence, its certainty and every criterion', async () => {
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      await expectAccessible(await show(resultView(estimate)));
    }
    setTheme(undefined);
    const element = await show(resultView(estimate));
    equal(
      lead(element),
      'Today the heart’s rhythm swung most at about 5.4 breaths a minute. Anywhere from 5.0 to 5.7 was close.',
    );
    ok(page(element).includes('Confidence: clear.'), page(element));
    const table = deep(element, 'attune-criteria')?.shadowRoot?.querySelectorAll('tbody tr') ?? [];
    equal(table.length, 5);
    equal(textOf(table[2] as HTMLElement), '5.5 12 of 12 8.1 ± 0.4 16.4 0.98 71 % 688 5.5 1 7 –');
    equal(table[2]?.className, 'best');
    const chart = deep(deep(element, 'attune-resonance-curve') ?? element, '[role=img]');
    ok(chart?.ariaLabel?.includes('largest at 5.5 breaths a minute'), chart?.ariaLabel ?? 'no chart');
  });

  it('asks to accept the rate with its range, or another one by hand', async () => {
    const element = await show(resultView(estimate));
    const accepted = await asked(element, 'accept-rate', () => button(element, 'Accept 5.4').click());
    equal(
      JSON.stringify([accepted.rate, accepted.source, accepted.low, accepted.high]),
      '[5.4,"estimate",5,5.7]',
    );
    button(element, 'Choose another rate').click();
    await settled(element);
    button(element, 'Faster, 0.1').click();
    await heard(element, 'stepper-change');
    await settled(element);
    const chosen = await asked(element, 'accept-rate', () => button(element, 'Accept 5.5').click());
    equal(JSON.stringify([chosen.rate, chosen.source]), '[5.5,"chosen"]');
    await asked(element, 'open-assessment', () => button(element, 'Repeat assessment').click());
    await asked(element, 'leave-assessment', () => button(element, 'Not now').click());
  });

  it('offers a practice once a rate was accepted', async () => {
    const session = sessionOf();
    session.record({ type: 'rate-accepted', at: 90_500, rate: 5.4, source: 'estimate' });
    const element = await show(resultView(estimate), {}, session);
    await expectAccessible(element);
    ok(
      textOf(deep(element, '.said')).includes('5.4 breaths a minute is the rate for practice.'),
      'what was accepted',
    );
    await asked(element, 'open-practice', () => button(element, 'Practise now').click());
  });

  it('no clear peak is a result with a comfortable suggestion', async () => {
    const { fit, rate, low, high, confidence, usable, span } = estimate;
    const flat = rows.map((one) => ({ ...one, ease: one.rate === 5.5 ? 9 : 5 }));
    const element = await show(
      resultView({ kind: 'no-clear-peak', fit, rate, low, high, confidence, usable, span }, { rows: flat }),
    );
    await expectAccessible(element);
    equal(lead(element), 'No clear peak today: 5.0 to 5.7 are alike. 5.5 felt easiest; start there.');
    const accepted = await asked(element, 'accept-rate', () => button(element, 'Accept 5.5').click());
    equal(accepted.source, 'suggestion');
  });

  it('names the edge, steps that were not clean or not followed, and what was too little', async () => {
    const edge = await show(resultView({ ...estimate, edge: 'low' }));
    ok(page(edge).includes('may lie below the rates that were tried'), page(edge));
    const odd = [
      row(6.5, { verdict: 'not-clean', amplitude: undefined }),
      row(6, { verdict: 'not-followed' }),
      row(5.5),
    ];
    const not = await show(resultView({ kind: 'not-followed', usable: 30, span: 2 }, { rows: odd }));
    await expectAccessible(not);
    const said = textOf(deep(not, 'attune-criteria')?.shadowRoot?.querySelector('p') as HTMLElement);
    ok(said.includes('Not clearly followed: 6.0.') && said.includes('Not clean enough to count: 6.5.'), said);
    const little = await show(resultView({ kind: 'too-little', usable: 18, span: 1 }, { rows: [] }));
    await expectAccessible(little);
    equal(lead(little), 'Too little was collected for a rate today.');
    ok(page(little).includes('18 could be used'), page(little));
    ok(deep(little, 'button.primary')?.textContent.includes('Repeat assessment'), 'nothing is proposed');
    button(little, 'Choose a rate by hand').click();
    await settled(little);
    const { source } = await asked(little, 'accept-rate', () => button(little, 'Accept 6.0').click());
    equal(source, 'chosen');
  });

  it('compares with the rate accepted before, and keeps the history', async () => {
    const held = await show(resultView(estimate), { client: before });
    ok(page(held).includes('Last time 5.6, on 1 January 1970. Today’s range holds it'), page(held));
    ok(button(held, 'Accept 5.6'), 'the rate that holds is proposed');
    const again = { ...over, plan: retestPlan(5.6) };
    const tried = [row(6.1, { amplitude: 9.5 }), row(5.6), row(5.1)];
    const moved = await show(
      resultView(
        { kind: 'too-little', usable: 22, span: 1 },
        {
          procedure: again,
          rows: tried,
          retest: {
            kind: 'proposes',
            rate: 6.1,
            shares: [
              { rate: 6.1, share: 0.9 },
              { rate: 5.6, share: 0.1 },
              { rate: 5.1, share: 0 },
            ],
          },
        },
      ),
      { client: before },
    );
    ok(lead(moved).includes('Today 6.1 swung more'), lead(moved));
    ok(button(moved, 'Accept 6.1'), 'the retest proposes it');
  });

  it('says so while the last breaths are read', async () => {
    const element = await show(resultView());
    await expectAccessible(element);
    equal(lead(element), 'The last breaths are being read.');
  });
});
