import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkFact, MeasurementFact } from '../../../src/session/events.ts';
import {
  hrOnlyReason,
  noSignal,
  signalState,
  withLink,
  withPacket,
  type SignalFold,
  type SignalLink,
  type SignalPacket,
  type SignalQuality,
} from '../../../src/signal/signal-state.ts';

type Told = ({ type: 'link' } & SignalLink) | ({ type: 'packet' } & SignalPacket & Partial<SignalQuality>);

const take = (fold: SignalFold, told: Told): SignalFold =>
  told.type === 'link'
    ? withLink(fold, told)
    : withPacket(fold, told, { verdict: 'full', corrected: 0, missing: 0, ...told });

/** What was told: a link that came up at 0 and then a packet each second, from 1 s on, as `more` says of it. */
const life = (
  seconds: number,
  more: (s: number) => Partial<SignalPacket & SignalQuality> = () => ({}),
): Told[] => [
  { type: 'link', at: 0, state: 'connecting' },
  { type: 'link', at: 0, state: 'connected' },
  ...Array.from({ length: seconds }, (_, n): Told => {
    const s = n + 1;
    return { type: 'packet', at: 1000 * s, bpm: 60, rr: [1000], contact: true, ...more(s) };
  }),
];

/** Every state in the order of its appearance, with the ms at which it was seen, asked every 100 ms. */
function states(told: readonly Told[], until = told.at(-1)?.at ?? 0): string[] {
  const seen: string[] = [];
  let fold = noSignal;
  let next = 0;
  let last: string | undefined;
  for (let now = 0; now <= until; now += 100) {
    for (let event = told[next]; event !== undefined && event.at <= now; event = told[++next]) {
      fold = take(fold, event);
    }
    const reason = hrOnlyReason(fold, now);
    const state = signalState(fold, now) + (reason === undefined ? '' : `(${reason})`);
    if (state !== last) seen.push(`${state} ${now}`);
    last = state;
  }
  return seen;
}

describe('the way to a good signal', () => {
  it('is idle, connecting, settling until three intervals and a verdict are there, good', () => {
    expect(states([])).toEqual(['idle 0']);
    expect(states(life(5))).toEqual(['connecting 0', 'settling 1000', 'good 3000']);
    const tested = life(30, (s) => (s < 20 ? { verdict: 'testing' } : {}));
    expect(states(tested)).toEqual(['connecting 0', 'settling 1000', 'good 20000']);
  });

  it('stays settling while nothing is known of the beats', () => {
    const unknown = life(30, (s) => (s < 12 ? { corrected: undefined, missing: undefined } : {}));
    expect(states(unknown)).toEqual(['connecting 0', 'settling 1000', 'good 12000']);
  });

  it('does not mind a strap that denies contact in its first packets', () => {
    expect(states(life(6, (s) => ({ contact: s > 2 })))).toEqual([
      'connecting 0',
      'settling 1000',
      'good 5000',
    ]);
  });

  it('takes the facts of a session as they are', () => {
    const link: LinkFact = { type: 'link', who: 'client', at: 0, state: 'connected', connection: 1 };
    const packet: MeasurementFact = { type: 'measurement', who: 'client', at: 1, bpm: 60, rr: [1, 2, 3] };
    const fold = withPacket(withLink(noSignal, link), packet, { verdict: 'full', corrected: 0, missing: 0 });
    expect(signalState(fold, 1)).toBe('good');
  });
});

describe('unclear beats', () => {
  const worse = (share: number, from: number, to = Infinity): Told[] =>
    life(60, (s) => ({ corrected: s >= from && s < to ? share : 0.01 }));

  it('make the signal poor after 5 s above 2 %, heart rate only above 5 %', () => {
    expect(states(worse(0.0205, 10)).slice(2)).toEqual(['good 3000', 'poor 15000']);
    expect(states(worse(0.0505, 10)).slice(2)).toEqual(['good 3000', 'hr-only(unclear) 15000']);
  });

  it('change nothing if they pass sooner, nor at the limit itself', () => {
    expect(states(worse(0.0205, 10, 15)).slice(2)).toEqual(['good 3000']);
    expect(states(worse(0.02, 10)).slice(2)).toEqual(['good 3000']);
    expect(states(worse(0.05, 10)).slice(2)).toEqual(['good 3000', 'poor 15000']);
  });

  it('are forgiven after 10 s at most 2 %', () => {
    expect(states(worse(0.03, 10, 20)).slice(2)).toEqual(['good 3000', 'poor 15000', 'good 30000']);
    expect(states(worse(0.06, 10, 20)).slice(2)).toEqual([
      'good 3000',
      'hr-only(unclear) 15000',
      'good 30000',
    ]);
  });

  it('are half forgiven after 10 s at most 5 %', () => {
    const shares = life(60, (s) => ({ corrected: s < 10 ? 0 : s < 20 ? 0.2 : 0.04 }));
    expect(states(shares).slice(2)).toEqual(['good 3000', 'hr-only(unclear) 15000', 'poor 30000']);
  });

  it('count no matter whether they were corrected or are missing', () => {
    const missing = life(30, (s) => ({ corrected: undefined, missing: s < 10 ? 0 : 0.04 }));
    expect(states(missing).slice(2)).toEqual(['good 3000', 'poor 15000']);
    expect(states(life(5, () => ({ missing: 0.0205 })))).toContain('poor 3000');
    expect(states(life(5, () => ({ missing: 0.0195 })))).toContain('good 3000');
    expect(states(life(5, () => ({ missing: 0.0495 })))).toContain('poor 3000');
    expect(states(life(5, () => ({ missing: 0.0505 })))).toContain('hr-only(unclear) 3000');
  });
});

describe('a strap whose intervals cannot be used', () => {
  it.each(['no-rr', 'duplicates', 'fill-values', 'synthesised'] as const)(
    'gives heart rate only: %s',
    (verdict) => {
      const told = life(30, (s) => ({ rr: [], ...(s < 20 ? { verdict: 'testing' } : { verdict }) }));
      const withRr = told.map((t) => (t.type === 'packet' && verdict !== 'no-rr' ? { ...t, rr: [1000] } : t));
      expect(states(withRr).slice(1, 2)).toEqual(['settling 1000']);
      expect(states(withRr).at(-1)).toBe(`hr-only(${verdict}) ${verdict === 'no-rr' ? 22000 : 20000}`);
    },
  );

  it('is graded at once when they become usable', () => {
    const told = life(40, (s) => ({ verdict: s < 20 ? 'duplicates' : 'full' }));
    expect(states(told).slice(2)).toEqual(['hr-only(duplicates) 3000', 'good 20000']);
  });

  it('is good in spite of a wrong unit, which is only worth a warning', () => {
    expect(states(life(5, () => ({ verdict: 'wrong-unit' }))).at(-1)).toBe('good 3000');
  });
});

describe('lost contact', () => {
  it('shows at once and ends with contact and three intervals', () => {
    const told = life(20, (s) => (s >= 10 && s < 13 ? { contact: false } : {}));
    expect(states(told).slice(2)).toEqual(['good 3000', 'no-contact 10000', 'good 15000']);
  });

  it('is what heart rate 0 means after 3 s', () => {
    const told = life(20, (s) => (s >= 10 && s < 15 ? { bpm: 0, rr: [], contact: undefined } : {}));
    expect(states(told).slice(2)).toEqual(['good 3000', 'no-contact 13000', 'good 17000']);
    const short = life(20, (s) => (s >= 10 && s < 12 ? { bpm: 0, rr: [] } : {}));
    expect(states(short).slice(2)).toEqual(['good 3000']);
  });

  it('ends for a strap without intervals after three packets', () => {
    const told = life(20, (s) => ({ rr: [], verdict: 'no-rr', contact: s < 10 || s > 12 }));
    expect(states(told).slice(2)).toEqual([
      'hr-only(no-rr) 3000',
      'no-contact 10000',
      'hr-only(no-rr) 15000',
    ]);
  });
});

describe('a lost link', () => {
  it('is lost after 3 s without a packet, whether or not the link has noticed', () => {
    const told = [...life(10), ...life(20).filter((t) => t.type === 'packet' && t.at > 15_000)];
    expect(states(told).slice(2)).toEqual(['good 3000', 'lost 13000', 'settling 16000', 'good 18000']);
    expect(states([...life(5), { type: 'link', at: 5500, state: 'silent' }], 6000).at(-1)).toBe('lost 5500');
  });

  it('is sought until the first packet, and keeps the grade of the same strap', () => {
    const told: Told[] = [
      ...life(10),
      { type: 'link', at: 10_500, state: 'lost' },
      { type: 'link', at: 11_500, state: 'reconnecting' },
      { type: 'link', at: 12_000, state: 'connected' },
      ...life(20).filter((t) => t.type === 'packet' && t.at >= 13_000),
    ];
    expect(states(told).slice(2)).toEqual([
      'good 3000',
      'reconnecting 10500',
      'settling 13000',
      'good 15000',
    ]);
  });

  it('to a strap that is changed is judged afresh', () => {
    const told: Told[] = [
      ...life(10, () => ({ verdict: 'no-rr' })),
      { type: 'link', at: 10_500, state: 'connecting' },
      { type: 'link', at: 11_000, state: 'connected' },
      ...life(20, () => ({ verdict: 'testing' })).filter((t) => t.type === 'packet' && t.at >= 12_000),
    ];
    expect(states(told).slice(3)).toEqual(['connecting 10500', 'settling 12000']);
  });

  it('is over when nobody wants a strap any more', () => {
    expect(states([...life(5), { type: 'link', at: 5500, state: 'idle' }], 9000).at(-1)).toBe('idle 5500');
  });
});

it('no order of packets shows a grade without contact, without heart rate, or after silence', () => {
  const packet = fc.record({
    bpm: fc.constantFrom(0, 60, 80),
    rr: fc.constantFrom([], [1000], [700, 750]),
    contact: fc.constantFrom(true, false, undefined),
    corrected: fc.constantFrom(0, 0.03, 0.2),
    verdict: fc.constantFrom('testing' as const, 'full' as const, 'no-rr' as const),
    gap: fc.integer({ min: 1, max: 5000 }),
  });
  fc.assert(
    fc.property(fc.array(packet, { minLength: 1, maxLength: 40 }), (packets) => {
      let fold = noSignal;
      let at = 0;
      let zeros = 0;
      let first: number | undefined;
      for (const { gap, ...p } of packets) {
        at += gap;
        first ??= at;
        zeros = p.bpm > 0 ? 0 : zeros === 0 ? at : zeros;
        fold = take(fold, { type: 'packet', at, ...p });
        const state = signalState(fold, at);
        if (p.contact === false) expect(state).toBe(at - first < 3000 ? 'settling' : 'no-contact');
        if (zeros > 0 && at - zeros >= 3000) expect(state).toBe('no-contact');
        expect(signalState(fold, at + 3000)).toBe('lost');
      }
    }),
  );
});
