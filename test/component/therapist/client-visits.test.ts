import { html } from 'lit';
import '../../../src/ui/clients/attune-client-visits.ts';
import type { AttuneClientVisits } from '../../../src/ui/clients/attune-client-visits.ts';
import type { VisitFigures } from '../../../src/session/visit-figures.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import { settled, textOf } from './sessions.ts';

const DAY = 86_400_000;
const sessions = [3, 2, 1].map((day) => ({
  id: `s${day}`,
  epoch: Date.UTC(2026, 10, 20) + day * DAY,
  lengthMs: 1,
}));
const at = (breathsPerMin: number, bpm: number): NonNullable<VisitFigures['wave']> => ({
  bpm,
  breathsPerMin,
});

describe('sessions of a client compared', () => {
  it('show each figure with the range that the sessions before it make usual, and waves of the practice rate only', async () => {
    const visits = new Map<string, VisitFigures>([
      ['s1', { restBpm: 60, restRmssd: 40, wave: at(6, 10) }],
      ['s2', { restBpm: 66, wave: at(5, 8) }],
    ]);
    const element = await mount<AttuneClientVisits>(
      html`<attune-client-visits .sessions=${sessions} .visits=${visits} .rate=${6}></attune-client-visits>`,
    );
    await settled(element);
    await expectAccessible(element);
    const cells = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.querySelectorAll('td')].map(textOf),
    );
    // 60 ± 1.2816 · 6.3 · √2, the spread of people, for there is one session before it.
    equal(cells, [
      ['66 bpm usual 49 to 71', '', ''],
      ['60 bpm', '40 ms', '10 bpm'],
    ]);
    const text = [...(element.shadowRoot?.querySelectorAll('p') ?? [])].map(textOf).join(' ');
    ok(text.includes('1 session still to be read.'), text);
  });
});
