/**
 * Every fault of the radio at every step of connecting and running, on a Bluetooth interface that does as it is told: what the
 * therapist is told and how it comes back. Prints the whole table. `browser` = the same cell runs on the browser's own
 * Bluetooth in `test/e2e/radio-matrix.spec.ts`; for the others stands why it need not or cannot.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import { strapSentence, strapSignal } from '../../../src/therapist/strap-signal.ts';
import { strapErrorWords, strapWords } from '../../../src/ui/words/strap.ts';
import type { StrapErrorCode } from '../../../src/terms/strap-codes.ts';
import { bytes, FakeStrap, type Step } from '../../fixtures/fake-bluetooth.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';
import { packet, strapRoom } from './strap-room.ts';

const FAULTS = ['drop', 'hang', 'refuse', 'garbage', 'mute', 'late'] as const;
const STEPS = [
  'choose',
  'connect',
  'service',
  'characteristic',
  'subscribe',
  'first packet',
  'running',
  'leaving',
] as const;
type Fault = (typeof FAULTS)[number];
type Place = (typeof STEPS)[number];
type Room = ReturnType<typeof strapRoom> & {
  readonly device: FakeStrap;
  beat(seconds: number): Promise<void>;
};

interface Cell {
  readonly made: string;
  run(room: Room): Promise<void>;
  /** The code whose sentence is told, or the state whose word stands. */
  readonly told: StrapErrorCode | `state: ${string}`;
  /** Ends the fault, where waiting is not enough. */
  heal?(room: Room): Promise<void>;
  readonly back: 'by itself' | 'a touch' | 'ended';
  readonly where?: string;
}

const CACHE = 'fake: the browser has the characteristic from its own list, no call goes over the air';
const NO_SUCH = 'fake: the emulated radio has no such answer';
const KIND = 'fake: another cell of its kind is in the browser';

const choose = async ({ radio, strap, device }: Room): Promise<void> => {
  radio.answers.push(device);
  await strap.choose();
  await settle();
};
const again =
  (step: Step | 'connect', ...outcomes: string[]) =>
  async (room: Room): Promise<void> => {
    (step === 'connect' ? room.device.outcomes : room.device.steps[step]).push(...outcomes);
    await choose(room);
  };
const then =
  (first: (room: Room) => Promise<void>, seconds: number) =>
  async (room: Room): Promise<void> => {
    await first(room);
    await room.clock.advance(seconds * 1000);
  };
/** An answer that comes after 10 s. */
const late =
  (step: Step | 'connect') =>
  async (room: Room): Promise<void> => {
    await then(again(step, 'hang'), 10)(room);
    room.device.answer();
    await settle();
  };
const rubbish = [[], [0x10], [0x01, 0x48], [0x10, 0x48, 0xff], [0xff, 0xff]];
const send = async (room: Room, all: readonly (readonly number[])[]): Promise<void> => {
  for (const one of all) {
    room.device.send(bytes(...one));
    await room.clock.advance(100);
  }
};
const runs = async (room: Room): Promise<void> => {
  await choose(room);
  await room.beat(30);
};
const silence =
  (seconds: number) =>
  (room: Room): Promise<void> =>
    room.clock.advance(seconds * 1000);
const same = (step: Step, made: Partial<Record<Fault, string>>, where?: string): Record<Fault, Cell> => ({
  drop: {
    made: made.drop ?? 'the link ends instead, each time',
    run: then(again(step, 'drop', 'drop', 'drop'), 2),
    told: 'drops-at-once',
    back: 'by itself',
    ...(where !== undefined && { where }),
  },
  hang: {
    made: made.hang ?? 'no answer for 15 s',
    run: then(again(step, 'hang'), 15),
    told: 'no-answer',
    back: 'by itself',
    ...(where !== undefined && { where }),
  },
  refuse: {
    made: made.refuse ?? 'NetworkError, the link stands',
    run: again(step, 'NetworkError'),
    told: step === 'subscribe' ? 'subscription-refused' : 'no-answer',
    back: 'by itself',
    where: where ?? NO_SUCH,
  },
  garbage: {
    made: made.garbage ?? 'an error without a meaning',
    run: again(step, 'UnknownError'),
    told: step === 'subscribe' ? 'subscription-refused' : 'no-answer',
    back: 'by itself',
    where: where ?? NO_SUCH,
  },
  mute: {
    made: made.mute ?? 'no answer, again and again',
    run: then(again(step, 'hang', 'hang', 'hang'), 33),
    told: 'no-answer',
    back: 'by itself',
    where: where ?? 'browser, as hang',
  },
  late: {
    made: made.late ?? 'an answer after 10 s',
    run: late(step),
    told: 'state: connecting',
    back: 'by itself',
    ...(where !== undefined && { where }),
  },
});

/** The same cells, of which those of `faults` are not in the browser. */
const elsewhere = (cells: Record<Fault, Cell>, ...faults: readonly Fault[]): Record<Fault, Cell> => ({
  ...cells,
  ...Object.fromEntries(faults.map((fault) => [fault, { ...cells[fault], where: KIND }])),
});

const gone = (room: Room): Promise<void> => {
  room.strap.disconnect();
  return settle();
};

/** Gives the choice that is late. */
let comeLate = (): void => undefined;

const matrix: Record<Place, Record<Fault, Cell>> = {
  choose: {
    drop: {
      made: 'the adapter is unplugged, the list closes',
      run: async (room) => {
        room.radio.available = false;
        room.radio.answers.push('NotFoundError');
        await room.strap.choose();
      },
      told: 'bluetooth-off',
      heal: choose,
      back: 'a touch',
      where: 'browser, in radio-trouble.spec.ts',
    },
    hang: {
      made: 'no list opens, or none is answered',
      run: async ({ radio, strap, clock }) => {
        radio.answers.push('hang');
        void strap.choose();
        await clock.advance(20_000);
      },
      told: 'chooser-silent',
      heal: choose,
      back: 'a touch',
      where: 'browser, as an adapter that is off',
    },
    refuse: {
      made: 'the browser forbids it',
      run: async ({ radio, strap }) => {
        radio.answers.push('SecurityError');
        await strap.choose();
      },
      told: 'permission-refused',
      heal: choose,
      back: 'a touch',
      where: 'fake: nothing forbids it to the page; a closed list is in the browser',
    },
    garbage: {
      made: 'what is chosen is no strap',
      run: async (room) => {
        room.radio.answers.push(new FakeStrap('Lamp', { battery_service: {} }));
        await room.strap.choose();
        await room.clock.advance(10_000);
      },
      told: 'no-heart-rate-service',
      heal: choose,
      back: 'a touch',
      where: 'browser, as a service that is missing',
    },
    mute: {
      made: 'the strap is not in the list, which is closed',
      run: async ({ radio, strap }) => {
        radio.answers.push('NotFoundError');
        await strap.choose();
      },
      told: 'state: none',
      heal: async ({ radio, strap, device }) => {
        radio.answers.push(device);
        await strap.choose(true);
      },
      back: 'a touch',
    },
    late: {
      made: 'the choice comes after half a minute',
      run: async (room) => {
        const { radio, strap, clock, device } = room;
        let answer = (_: FakeStrap): void => undefined;
        radio.answers.push(new Promise<FakeStrap>((resolve) => (answer = resolve)));
        void strap.choose();
        await clock.advance(30_000);
        // What is told meanwhile; the answer comes when the fault is over.
        comeLate = () => answer(device);
      },
      told: 'chooser-silent',
      heal: () => {
        comeLate();
        return settle();
      },
      back: 'by itself',
    },
  },
  connect: {
    drop: {
      made: 'given up by the browser',
      run: again('connect', 'AbortError'),
      told: 'state: lost',
      back: 'by itself',
      where: NO_SUCH,
    },
    hang: {
      made: 'no answer for 15 s',
      run: then(again('connect', 'hang'), 15),
      told: 'timed-out',
      back: 'by itself',
    },
    refuse: {
      made: 'NetworkError',
      run: again('connect', 'NetworkError'),
      told: 'strap-busy',
      back: 'by itself',
    },
    garbage: {
      made: 'an error without a meaning',
      run: again('connect', 'UnknownError'),
      told: 'unexpected',
      back: 'by itself',
    },
    mute: {
      made: 'not found any more',
      run: again('connect', 'NotFoundError'),
      told: 'out-of-range',
      back: 'by itself',
    },
    late: {
      made: 'an answer after 10 s',
      run: late('connect'),
      told: 'state: connecting',
      back: 'by itself',
      where: KIND,
    },
  },
  service: {
    ...elsewhere(same('service', {}), 'hang', 'late'),
    garbage: {
      made: 'a list of services without heart rate, three times',
      run: then(again('service', 'NotFoundError', 'NotFoundError', 'NotFoundError'), 4),
      told: 'no-heart-rate-service',
      heal: choose,
      back: 'a touch',
    },
  },
  characteristic: same('characteristic', {}, CACHE),
  subscribe: {
    ...elsewhere(same('subscribe', { refuse: 'NetworkError, the link stands' }), 'drop'),
    refuse: {
      made: 'not permitted',
      run: again('subscribe', 'NotSupportedError'),
      told: 'subscription-refused',
      back: 'by itself',
    },
  },
  'first packet': {
    drop: {
      made: 'the link ends before it, twice',
      run: async (room) => {
        await choose(room);
        await room.clock.advance(300);
        room.device.drop();
        await room.clock.advance(1_300);
        room.device.drop();
      },
      told: 'drops-at-once',
      back: 'by itself',
    },
    hang: { made: 'never comes, on two links', run: then(choose, 21), told: 'stays-mute', back: 'by itself' },
    refuse: {
      made: 'packets without a byte',
      run: async (room) => {
        await choose(room);
        await send(room, [[], [], []]);
      },
      told: 'state: connecting',
      back: 'by itself',
      where: 'browser, as garbage while it runs',
    },
    garbage: {
      made: 'bytes without a meaning',
      run: async (room) => {
        await choose(room);
        await send(room, rubbish);
      },
      told: 'state: settling',
      back: 'by itself',
      where: KIND,
    },
    mute: {
      made: 'does not come on one link',
      run: then(choose, 10),
      told: 'state: lost',
      back: 'by itself',
    },
    late: { made: 'after 6 s', run: then(choose, 6), told: 'state: silent', back: 'by itself', where: KIND },
  },
  running: {
    drop: {
      made: 'the link ends',
      run: async (room) => {
        await runs(room);
        room.device.drop();
      },
      told: 'state: lost',
      back: 'by itself',
    },
    hang: {
      made: 'nothing for 10 s, the link stands',
      run: then(runs, 10),
      told: 'state: lost',
      back: 'by itself',
      where: KIND,
    },
    refuse: {
      made: 'the link ends, notifications are refused after it',
      run: async (room) => {
        await runs(room);
        room.device.steps.subscribe.push('NotSupportedError');
        room.device.drop();
        await room.clock.advance(1_000);
      },
      told: 'subscription-refused',
      back: 'by itself',
    },
    garbage: {
      made: 'bytes without a meaning',
      run: async (room) => {
        await runs(room);
        await send(room, rubbish.slice(0, 3));
      },
      told: 'state: good',
      back: 'by itself',
    },
    mute: {
      made: 'nothing for 5 s',
      run: then(runs, 5),
      told: 'state: silent',
      heal: silence(0),
      back: 'by itself',
      where: KIND,
    },
    late: {
      made: 'four seconds at once',
      run: async (room) => {
        await runs(room);
        await room.clock.advance(3_000);
        for (let n = 0; n < 4; n++) room.device.send(packet(60, 1000));
        await room.clock.advance(1_000);
        await room.beat(3);
      },
      told: 'state: good',
      back: 'by itself',
      where: KIND,
    },
  },
  leaving: {
    drop: {
      made: 'the link ends by itself at the same moment',
      run: async (room) => {
        await runs(room);
        room.device.drop();
        await gone(room);
      },
      told: 'state: none',
      back: 'ended',
      where: KIND,
    },
    hang: {
      made: 'a connect() hangs',
      run: async (room) => {
        await again('connect', 'hang')(room);
        await gone(room);
      },
      told: 'state: none',
      back: 'ended',
      where: 'browser, as an end that is not answered',
    },
    refuse: {
      made: 'the next try is about to be refused',
      run: async (room) => {
        await again('connect', 'NetworkError', 'NetworkError')(room);
        await gone(room);
      },
      told: 'state: none',
      back: 'ended',
      where: 'browser, as an end that is refused',
    },
    garbage: {
      made: 'packets of the dead link',
      run: async (room) => {
        await runs(room);
        const dead = room.device.hearts.at(-1);
        await gone(room);
        for (const one of rubbish) dead?.deliver(bytes(...one));
        dead?.deliver(packet(99, 500));
      },
      told: 'state: none',
      back: 'ended',
      where: KIND,
    },
    mute: {
      made: 'a silent link',
      run: async (room) => {
        await then(runs, 5)(room);
        await gone(room);
      },
      told: 'state: none',
      back: 'ended',
      where: 'fake: the browser is in it as first packet, mute',
    },
    late: {
      made: 'a link that comes up after it',
      run: async (room) => {
        // A browser whose connect() cannot be ended.
        room.device.disconnect = () => {
          if (room.device.connected) room.device.drop();
        };
        await again('connect', 'hang')(room);
        await gone(room);
        room.device.answer();
        await settle();
      },
      told: 'state: none',
      back: 'ended',
      where: 'fake: the browser ends a connect() that it was told to end',
    },
  },
};

const rows: string[][] = [];

afterAll(() => {
  const head = ['step', 'fault', 'made by', 'state', 'sentence', 'comes back', 'on'];
  console.info([head, ...rows].map((row) => row.join(' | ')).join('\n'));
});

describe.each(STEPS)('%s', (place) => {
  it.each(FAULTS)('%s', async (fault) => {
    const cell = matrix[place][fault];
    const base = strapRoom();
    const device = new FakeStrap();
    const beat = async (seconds: number): Promise<void> => {
      for (let s = 0; s < seconds; s++) {
        await base.clock.advance(1_000);
        device.send(packet(60, 1000));
      }
    };
    const room: Room = { ...base, device, beat };
    const seen = () => {
      const session = Session.from([
        started,
        ...base.events.map((event) => ({ ...event, who: 'client' as const })),
      ]);
      const now = base.clock.now();
      const signal = strapSignal(session, now);
      const sentence = strapSentence(session, now) ?? strapWords.signals[signal].sentence;
      return { signal, sentence, heartRate: session.track().heartRate(now) };
    };
    await cell.run(room);
    await settle();
    const { signal, sentence } = seen();
    if (cell.told.startsWith('state: ')) {
      expect(`state: ${signal}`).toBe(cell.told);
      expect(sentence).toBe(strapWords.signals[signal].sentence);
    } else {
      const { lead, text } = strapErrorWords[cell.told as StrapErrorCode];
      expect(sentence).toBe(`${lead} ${text}`);
    }
    await cell.heal?.(room);
    await base.clock.advance(cell.back === 'ended' ? 60_000 : 20_000);
    await beat(5);
    if (cell.back === 'ended') {
      expect(seen()).toMatchObject({ signal: 'none', heartRate: undefined });
      expect(device.connected).toBe(false);
    } else expect(seen().heartRate).toBe(60);
    rows.push([place, fault, cell.made, signal, sentence, cell.back, cell.where ?? 'browser']);
  });
});
