/** A respiration belt on the simulated radio: chosen, heard, lost and found, too loose, stopped; heart rate knows nothing of it. */
import { describe, expect, it } from 'vitest';
import { steppedClock } from '../../../mocks/clock.ts';
import { createSimulation } from '../../../mocks/simulation.ts';
import { BreathIntake } from '../../../src/session/breath-intake.ts';
import { samplesOf } from '../../../src/session/breath-samples.ts';
import { ChestTrack } from '../../../src/session/chest-track.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { isFact } from '../../../src/session/fact-table.ts';
import { Session } from '../../../src/session/session.ts';
import { openBelt } from '../../../src/strap/belt.ts';
import type { BreathEvent } from '../../../src/strap/breath-event.ts';
import { started } from '../../fixtures/started.ts';

function room() {
  const clock = steppedClock();
  const simulation = createSimulation({ clock, seed: 5 });
  const told: BreathEvent[] = [];
  const belt = openBelt({ bluetooth: simulation.second, clock, tell: (event) => told.push(event) });
  const states = (): string[] =>
    told.flatMap((e) => (e.type === 'breath' ? [[e.state, e.code].filter(Boolean).join(' ')] : []));
  const frames = () => told.filter((e) => e.type === 'breath-frame');
  const choose = async (): Promise<void> => {
    const chosen = belt.choose();
    await clock.advance(3000);
    await chosen;
  };
  return { clock, simulation, belt, told, states, frames, choose };
}

describe('a respiration belt', () => {
  it('is chosen by its name, started, and sends its force with a clock that counts samples', async () => {
    const { clock, states, frames, choose, told } = room();
    await choose();
    await clock.advance(10_000);
    expect(states()).toEqual(['starting', 'running']);
    expect(told[0]).toMatchObject({ source: 'vernier', name: 'GDX-RB simulated' });
    expect(frames()[0]).toMatchObject({ source: 'vernier', kind: 'force', hz: 20, device: 0 });
    expect(frames()[1]?.device).toBe(150);
    const forces = frames().flatMap(({ samples }) => samples.map(([force]) => force!));
    expect(Math.min(...forces)).toBeGreaterThan(7.5);
    expect(Math.max(...forces)).toBeLessThan(16);
  });

  it.each(['mute', 'refuses'] as const)('that %s is told, and nothing is tried any more', async (trouble) => {
    const { clock, simulation, states, choose } = room();
    simulation.belt.trouble = trouble;
    await choose();
    await clock.advance(60_000);
    expect(states()).toEqual(['starting', 'refused belt-failed']);
    expect(simulation.belt.device.gatt.connected).toBe(false);
  });

  it('says nothing where the list was closed or there is no Bluetooth but for why', async () => {
    const { clock, simulation, states, choose } = room();
    simulation.second.chooser = 'cancels';
    await choose();
    expect(states()).toEqual([]);
    const told: BreathEvent[] = [];
    await openBelt({ bluetooth: undefined, clock, tell: (event) => told.push(event) }).choose();
    expect(told).toMatchObject([{ state: 'refused', code: 'belt-failed' }]);
  });

  it('is lost and found by itself, and begins another stream', async () => {
    const { clock, simulation, states, frames, choose } = room();
    await choose();
    await clock.advance(5000);
    simulation.belt.loseLink(4000);
    await clock.advance(20_000);
    expect(states()).toEqual(['starting', 'running', 'lost belt-lost', 'running']);
    expect(frames().filter(({ device }) => device === 0)).toHaveLength(2);
  });

  it('that falls silent, or is too loose, says so and comes back', async () => {
    const { clock, simulation, states, frames, choose } = room();
    await choose();
    await clock.advance(3000);
    simulation.belt.trouble = 'silent';
    await clock.advance(5000);
    simulation.belt.trouble = 'loose';
    await clock.advance(5000);
    const { length } = frames();
    await clock.advance(3000);
    expect(frames()).toHaveLength(length);
    simulation.belt.trouble = 'none';
    await clock.advance(5000);
    expect(states()).toEqual(['starting', 'running', 'lost silent', 'running', 'lost belt-range', 'running']);
  });

  it('is lost three seconds after its last frame, not a moment before', async () => {
    const { clock, simulation, told, states, frames, choose } = room();
    await choose();
    await clock.advance(3000);
    for (const count = frames().length; frames().length === count;) await clock.advance(10);
    const last = clock.now();
    simulation.belt.trouble = 'silent';
    while (states().at(-1) === 'running') await clock.advance(10);
    expect(told.at(-1)).toMatchObject({ state: 'lost', code: 'silent' });
    expect(clock.now() - last).toBeGreaterThanOrEqual(2990);
    expect(clock.now() - last).toBeLessThanOrEqual(3010);
  });

  it('is told to end when nobody wants it any more', async () => {
    const { clock, simulation, belt, states, frames, choose } = room();
    await choose();
    await clock.advance(3000);
    expect(simulation.belt.sending).toBe(true);
    belt.stop();
    const { length } = frames();
    await clock.advance(3000);
    expect(states().at(-1)).toBe('off');
    expect(simulation.belt.sending).toBe(false);
    expect(simulation.belt.device.gatt.connected).toBe(false);
    expect(frames()).toHaveLength(length);
  });

  it('becomes facts in hundredths of a newton that say the rate that was seen live', async () => {
    const { clock, frames, choose } = room();
    await choose();
    await clock.advance(120_000);
    const session = Session.from([started]);
    const live = new ChestTrack(session);
    const intake = new BreathIntake('client', 1, 'force');
    const facts: SessionEvent[] = [];
    for (const frame of frames()) {
      const came = intake.frame(frame);
      for (const { stream, device, at, values, step } of came.live)
        live.sample('force', stream, device, at, values, step);
      facts.push(...came.facts.map((fact) => ({ ...fact, at: frame.at })));
    }
    expect(facts.length).toBeGreaterThan(10);
    for (const fact of facts) expect(isFact(fact)).toBe(true);
    expect(facts[0]).toMatchObject({ kind: 'force', source: 'vernier', hz: 20, unit: 0.01, stream: 1 });
    const values = facts.flatMap((fact) =>
      fact.type === 'breath-samples' ? [...samplesOf(fact)].map((one) => one.values[0]!) : [],
    );
    expect(values.length).toBe(200 * facts.length);
    expect(Math.max(...values)).toBeLessThan(16);
    const later = new ChestTrack(session);
    for (const fact of facts) later.take(fact);
    expect(later.inhales.length).toBeGreaterThan(12);
    later.inhales.forEach(({ onset }, i) =>
      expect(Math.abs(onset - live.inhales[i]!.onset)).toBeLessThan(60),
    );
    expect(live.rate(clock.now())).toBeGreaterThan(10);
    expect(live.rate(clock.now())).toBeLessThan(16);
  });
});
