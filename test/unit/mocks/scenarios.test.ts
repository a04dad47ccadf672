import { describe, expect, it } from 'vitest';
import { aboutScenario, isScenario, scenario, SCENARIOS } from '../../../mocks/scenarios.ts';
import { connected, settle, setUp } from './radio.ts';

describe('scenarios', () => {
  it.each(SCENARIOS)('run: %s', async (name) => {
    expect(isScenario(name)).toBe(true);
    expect(aboutScenario(name)).toMatch(/^[A-Z].*\.$/);
    const { clock, simulation } = setUp(name);
    const { rate, packets } = await connected(clock, simulation);
    await settle(clock, rate.startNotifications());
    await clock.advance(180_000);
    expect(packets.length).toBeGreaterThan(150);
    const beating = packets.filter((packet) => packet.bpm > 45 && packet.bpm < 100);
    expect(beating.length / packets.length).toBeGreaterThan(0.7);
    const total = packets.flatMap((packet) => [...packet.rr]).reduce((a, b) => a + b, 0);
    if (name === 'no-intervals') expect(total).toBe(0);
    else expect(total).toBeGreaterThan(120_000);
    const lost = packets.some((packet) => packet.contact === false);
    expect(lost).toBe(name === 'loose-strap' || name === 'dry-strap');
  });

  it('are the same for a seed and know their truth', () => {
    expect(scenario('typical', 4).people[0].heart.response.peak).toBe(
      scenario('typical', 4).people[0].heart.response.peak,
    );
    for (let seed = 0; seed < 20; seed++) {
      const { peak, peakGain } = scenario('typical', seed).people[0].heart.response;
      expect(peak).toBeGreaterThan(4.65);
      expect(peak).toBeLessThan(6.35);
      expect(peakGain).toBe(8);
    }
    expect(isScenario('toString')).toBe(false);
  });

  it('give two straps to two people', async () => {
    const { clock, simulation } = setUp('two-coupled');
    const one = await connected(clock, simulation);
    const other = await connected(clock, simulation);
    expect(one.device).not.toBe(other.device);
    await settle(clock, one.rate.startNotifications());
    await settle(clock, other.rate.startNotifications());
    await clock.advance(30_000);
    expect(one.packets.length).toBeGreaterThan(20);
    expect(other.packets.length).toBeGreaterThan(20);
    expect(one.packets).not.toEqual(other.packets);
  });
});
