import { html } from 'lit';
import '../../../src/ui/assessment/attune-assessment-run.ts';
import type { AttuneAssessmentRun } from '../../../src/ui/assessment/attune-assessment-run.ts';
import type { AssessmentRunView, AssessmentView } from '../../../src/ui/model/assessment-view.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount, setTheme } from '../fixture.ts';
import { button, asked, deep, sessionOf, settled, textOf, viewOf } from '../therapist/sessions.ts';
import { adaptive, procedure, running, step } from './assessments.ts';

async function show(
  change: Partial<AssessmentView> = {},
  more: Partial<AssessmentRunView> = {},
): Promise<AttuneAssessmentRun> {
  const session = sessionOf();
  session.record({ type: 'client', at: session.state.at, code: 'K-17' });
  const assessment: AssessmentView = { procedure, figures: running, rows: [], pending: false, ...change };
  const view = { ...viewOf(session), assessment, ...more };
  const element = await mount<AttuneAssessmentRun>(
    html`<attune-assessment-run .session=${session} .view=${view}></attune-assessment-run>`,
  );
  await settled(element);
  return element;
}

const rungs = (element: Element): string[] =>
  [...(deep(element, 'attune-rungs')?.shadowRoot?.querySelectorAll('li') ?? [])].map((li) => textOf(li));

describe('an assessment under way', () => {
  it('is accessible in light and dark, and shows its steps, the rate and what is left', async () => {
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      await expectAccessible(await show());
    }
    setTheme(undefined);
    const element = await show();
    equal(rungs(element), [
      'Quiet done',
      '6.5 11 of 12 breaths clean',
      '6.0 12 of 12 breaths clean',
      '5.5 7 so far, all clean',
      '5.0 to come',
    ]);
    const text = textOf(element.shadowRoot?.querySelector('.stats') as HTMLElement);
    for (const part of [
      '5.5',
      'breaths a minute',
      '0:52',
      '5 more whole breaths',
      'Likely with the guide',
      '7 of 7 breaths clean',
      '72',
    ]) {
      ok(text.includes(part), `${part} in ${text}`);
    }
    ok(
      textOf(element.shadowRoot?.querySelector('.todo') as HTMLElement).includes(
        'Then 45 s of free breathing, then 5.0',
      ),
      'what comes next',
    );
    ok(deep(element, 'h1')?.textContent.includes('K-17'), 'whose it is');
  });

  it('makes the rungs as wide as their time', async () => {
    const element = await show();
    const [first, second] = deep(element, 'attune-rungs')?.shadowRoot?.querySelectorAll('li') ?? [];
    const open = await show({
      procedure: adaptive,
      figures: { ...running, steps: [running.present ?? step('rate-6')], openMs: 240_000 },
    });
    const [now, more] = deep(open, 'attune-rungs')?.shadowRoot?.querySelectorAll('li') ?? [];
    ok(first && second && now && more, 'rungs');
    const ratio = more.getBoundingClientRect().width / now.getBoundingClientRect().width;
    ok(ratio > 1.8 && ratio < 2.2, `twice the time is ${ratio} times as wide`);
    ok(rungs(open)[1]?.includes('at most 4 min more'), 'how much may follow');
  });

  it('asks for everything that can be done at any moment', async () => {
    const element = await show();
    const extended = await asked(element, 'extend-step', () => button(element, 'One more minute').click());
    equal(extended.ms, 60_000);
    await asked(element, 'repeat-step', () => button(element, 'Repeat step').click());
    await asked(element, 'skip-step', () => button(element, 'Skip').click());
    await asked(element, 'pause-procedure', () => button(element, 'Pause').click());
    button(element, 'Stop assessment').click();
    await settled(element);
    await expectAccessible(element);
    await asked(element, 'stop-procedure', () => button(element, 'Stop').click());
  });

  it('asks for ease, then distress, with nothing chosen and nothing required', async () => {
    const element = await show();
    const rating = deep(element, 'attune-rating');
    ok(rating, 'a rating');
    const chosen = rating.shadowRoot?.querySelectorAll('[aria-pressed=true]').length;
    equal(chosen, 0);
    ok(
      textOf(rating.shadowRoot?.querySelector('p') as HTMLElement).startsWith('How easy was 6.0?'),
      'ease first',
    );
    const said = await asked(element, 'rate-step', () => button(rating, '7').click());
    equal([said.scale, String(said.value), said.id], ['ease', '7', 'rate-6']);
    await settled(element);
    ok(
      textOf(rating.shadowRoot?.querySelector('p') as HTMLElement).startsWith('Distress at 6.0?'),
      'then distress',
    );
    button(rating, 'Leave blank').click();
    await settled(element);
    equal(rating.shadowRoot?.querySelectorAll('[aria-pressed]').length, 0);
  });

  it('says what a lost link means and offers the step once more when the strap is back', async () => {
    const waiting = {
      ...running,
      present: undefined,
      waits: 'link-lost' as const,
      steps: [...running.steps.slice(0, 3), step('rate-5.5', { state: 'to-come', attempt: 2 })],
    };
    const lost = await show({ figures: waiting }, { signal: 'lost' });
    await expectAccessible(lost);
    ok(
      textOf(deep(lost, '.lead')).includes('The link was lost. The step at 5.5 is paused.'),
      'what happened',
    );
    ok(button(lost, 'Try now'), 'try now');
    ok(button(lost, 'Repeat 5.5').disabled, 'it waits for the strap');
    const back = await show({ figures: waiting });
    await asked(back, 'go-on-procedure', () => button(back, 'Repeat 5.5').click());
  });

  it('names the step that was cut off, though free breathing leads up to it', async () => {
    const [free, coming] = running.steps.slice(4);
    ok(free && coming, 'free breathing and what follows it');
    const again = { ...running, present: undefined, waits: 'interrupted' as const };
    const cut = await show({
      figures: { ...again, steps: [free, step('rate-5.5', { state: 'to-come', attempt: 2 }), coming] },
    });
    equal(textOf(deep(cut, '.lead')), 'The program was closed. The step at 5.5 waits.');
    ok(button(cut, 'Repeat 5.5'), 'it is repeated');
    const rest = await show({ figures: { ...again, steps: [coming] } });
    equal(textOf(deep(rest, '.lead')), 'The program was closed. The step at 5.0 waits.');
    ok(button(rest, 'Go on'), 'what never began is not repeated');
  });
});
