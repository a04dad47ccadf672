import { html } from 'lit';
import '../../../src/ui/review/attune-review.ts';
import type { AttuneReview } from '../../../src/ui/review/attune-review.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import { button, caused, deep, sessionOf, settled, textOf, viewOf } from './sessions.ts';

async function show(guided: readonly [number, number]): Promise<AttuneReview> {
  const session = sessionOf({ seconds: 240, guided, early: 40 });
  session.record({ type: 'ended', at: session.state.at });
  const element = await mount<AttuneReview>(
    html`<attune-review .session=${session} .view=${viewOf(session, { screen: 'review' })}></attune-review>`,
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
    ok(textOf(deep(element, '.blank')).length > 0, 'a sentence stands in the place of the cloud');
  });

  it('goes back, downloads and renames', async () => {
    const element = await show([0, 60]);
    await caused(element, 'close-review', () => button(element, 'All sessions').click());
    await caused(element, 'download-session', () => button(element, 'Download').click());
    button(element, 'Rename').click();
    await settled(element);
    await caused(element, 'rename-session', () => button(element, 'Save name').click());
  });
});
