/** The motion sensor beside the heart on the simulated radio: found, started, lost, refused. Whatever it does, heart rate goes on. */
import { describe, expect, it } from 'vitest';
import type { SensorTrouble } from '../../../mocks/motion-sensor.ts';
import { BreathIntake } from '../../../src/session/breath-intake.ts';
import { ChestTrack } from '../../../src/session/chest-track.ts';
import { samplesOf } from '../../../src/session/breath-samples.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import type { BreathEvent } from '../../../src/strap/breath-event.ts';
import { chestMotion } from '../../../src/strap/services/chest-motion.ts';
import { linkedStrap } from '../../fixtures/linked-strap.ts';
import { started } from '../../fixtures/started.ts';

async function room(trouble: SensorTrouble = 'none') {
  const { clock, simulation, heart, strap } = await linkedStrap(({ motion }) => (motion.trouble = trouble));
  const breath: BreathEvent[] = [];
  const motion = chestMotion(clock, (event) => breath.push(event));
  strap.beside(motion.beside);
  const states = (): string[] =>
    breath.flatMap((e) =>
      e.type === 'breath' ? [[e.state, e.code].filter((part) => part !== undefined).join(' ')] : [],
    );
  const frames = () => breath.filter((e) => e.type === 'breath-frame');
  const beats = (from: number): number => heart.filter((e) => e.type === 'measurement' && e.at > from).length;
  const links = (): string[] => heart.flatMap((e) => (e.type === 'link' ? [e.state] : []));
  return { clock, simulation, strap, motion, heart, breath, states, frames, beats, links };
}

describe('the motion sensor of a strap', () => {
  it('starts at 200 samples a second, beside the heart', async () => {
    const { clock, states, frames, beats } = await room();
    await clock.advance(10_000);
    expect(states()).toEqual(['starting', 'running']);
    expect(frames().length).toBeGreaterThan(45);
    expect(frames()[0]).toMatchObject({ source: 'polar', hz: 200, device: 0 });
    expect(frames()[1]?.device).toBeCloseTo(180, 0);
    expect(beats(3000)).toBeGreaterThan(6);
  });

  it.each([
    ['refuses', ['starting', 'refused refused']],
    ['mute', ['starting', 'refused no-answer']],
    ['hangs', ['starting', 'refused pairing']],
    ['stuck', ['starting', 'running', 'refused unusable']],
  ] as const)('that %s costs the heart nothing and is told once', async (trouble, told) => {
    const { clock, states, beats, links } = await room(trouble);
    await clock.advance(60_000);
    expect(states().filter((state) => trouble !== 'stuck' || state !== 'running')).toEqual(
      told.filter((state) => trouble !== 'stuck' || state !== 'running'),
    );
    expect(links().at(-1)).toBe('connected');
    expect(beats(10_000)).toBeGreaterThan(45);
  });

  it('that ends the link is not asked again, so that the heart comes back and stays', async () => {
    const { clock, states, beats, links } = await room('drops');
    await clock.advance(60_000);
    expect(states()).toEqual(['starting', 'refused pairing']);
    expect(links().filter((state) => state === 'lost')).toHaveLength(1);
    expect(links().at(-1)).toBe('connected');
    expect(beats(20_000)).toBeGreaterThan(35);
  });

  it('may take half a minute to begin', async () => {
    const { clock, states } = await room('slow');
    await clock.advance(28_000);
    expect(states()).toEqual(['starting']);
    await clock.advance(6000);
    expect(states()).toEqual(['starting', 'running']);
  });

  it('is lost and comes back, ends by itself, and is asked again on the next connection', async () => {
    const { clock, simulation, states, beats } = await room();
    await clock.advance(5000);
    simulation.motion.lose(6000);
    await clock.advance(10_000);
    expect(states()).toEqual(['starting', 'running', 'lost silent', 'running']);
    simulation.motion.end();
    await clock.advance(5000);
    expect(states().at(-1)).toBe('off stopped');
    simulation.faults.loseLink(3000);
    await clock.advance(20_000);
    expect(states().slice(-2)).toEqual(['starting', 'running']);
    expect(beats(25_000)).toBeGreaterThan(10);
  });

  it('is stopped at the strap when nobody wants it any more', async () => {
    const { clock, motion, frames, states } = await room();
    await clock.advance(5000);
    motion.stop();
    await clock.advance(500);
    const before = frames().length;
    await clock.advance(5000);
    expect(frames()).toHaveLength(before);
    expect(states().at(-1)).toBe('off');
  });

  it('becomes facts that say later what was seen live, within half a second of the breath', async () => {
    const { clock, frames } = await room();
    await clock.advance(150_000);
    const session = Session.from([started]);
    const live = new ChestTrack(session);
    const intake = new BreathIntake('client', 1);
    const facts: SessionEvent[] = [];
    let latest = Infinity;
    for (const frame of frames()) {
      const came = intake.frame(frame);
      for (const { stream, device, at, values } of came.live)
        live.sample('acceleration', stream, device, at, values);
      const last = live.points.at(-1);
      if (frame.at > 20_000 && last !== undefined) latest = Math.min(latest, last.at - frame.at);
      facts.push(...came.facts.map((fact) => ({ ...fact, at: frame.at })));
    }
    facts.push(...intake.flush(clock.now()).map((fact) => ({ ...fact, at: clock.now() })));
    expect(latest).toBeGreaterThan(-500);
    const later = new ChestTrack(session);
    for (const fact of facts) later.take(fact);
    expect(facts.length).toBe(15);
    const times = facts.flatMap((fact) =>
      fact.type === 'breath-samples' ? [...samplesOf(fact)].map(({ at }) => at) : [],
    );
    times.slice(1).forEach((at, i) => expect(at - times[i]!).toBeCloseTo(40, -1));
    expect(later.inhales.map(({ swing }) => swing)).toEqual(live.inhales.map(({ swing }) => swing));
    expect(live.inhales.length).toBeGreaterThan(15);
    live.inhales.forEach(({ onset }, i) =>
      expect(Math.abs(onset - later.inhales[i]!.onset)).toBeLessThan(60),
    );
    expect(live.rate(clock.now())).toBeGreaterThan(10);
    expect(live.rate(clock.now())).toBeLessThan(16);
  });
});
