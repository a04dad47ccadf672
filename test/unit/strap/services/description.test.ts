import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseBattery } from '../../../../src/strap/services/battery.ts';
import { parseBodyLocation } from '../../../../src/strap/services/heart-rate.ts';
import { parseDeviceText } from '../../../../src/strap/services/device-information.ts';
import { bytes, text } from '../../../fixtures/fake-bluetooth.ts';

it('body sensor location: seven names, the rest reserved', () => {
  expect(parseBodyLocation(bytes(1))).toBe('chest');
  expect(parseBodyLocation(bytes(0))).toBe('other');
  expect(parseBodyLocation(bytes(5))).toBe('ear lobe');
  expect(parseBodyLocation(bytes(6))).toBe('foot');
  expect(parseBodyLocation(bytes(7))).toBeUndefined();
  expect(parseBodyLocation(bytes())).toBeUndefined();
});

it('battery: percent, nothing above 100', () => {
  expect(parseBattery(bytes(0))).toBe(0);
  expect(parseBattery(bytes(87, 1))).toBe(87);
  expect(parseBattery(bytes(100))).toBe(100);
  expect(parseBattery(bytes(101))).toBeUndefined();
  expect(parseBattery(bytes())).toBeUndefined();
});

it('device information: text without padding', () => {
  expect(parseDeviceText(text('Polar Electro Oy\0'))).toBe('Polar Electro Oy');
  expect(parseDeviceText(text(' 3.1.1 \0\0\0'))).toBe('3.1.1');
  expect(parseDeviceText(text('Gürtel'))).toBe('Gürtel');
  expect(parseDeviceText(bytes(0, 0))).toBeUndefined();
  expect(parseDeviceText(bytes())).toBeUndefined();
});

it('any bytes: never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (raw) => {
      const view = bytes(...raw);
      expect(parseDeviceText(view)).not.toBe('');
      const percent = parseBattery(view);
      expect(percent === undefined || percent <= 100).toBe(true);
      parseBodyLocation(view);
    }),
  );
});
