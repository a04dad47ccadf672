/**
 * A real file system that is small enough to be filled: a tmpfs of its own for a browser's profile. It takes Linux and root; elsewhere
 * `whyNot` says so and the tests on it are skipped with that reason. Knows nothing of Attune.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot } from '../browser.js';

export interface SmallDisk {
  /** Where it is mounted. */
  readonly folder: string;
  /** Bytes that are free. */
  free(): number;
  /** Fills it until `left` bytes are free; 0 = until nothing more can be written. */
  fill(left?: number): void;
  /** Makes the room again that `fill` took. */
  clear(): void;
  /** Takes it away with everything on it. */
  unmount(): void;
}

const mount = (...args: string[]): boolean => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;

/** Mounts a disk of `megabytes`; `undefined` where that is not allowed. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux' || !isRoot) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'attune-disk-'));
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  const free = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    free,
    fill: (left = 0) => {
      const file = openSync(ballast, 'a');
      try {
        const block = Buffer.alloc(4096, 1);
        while (free() > left) writeSync(file, block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    clear: () => rmSync(ballast, { force: true }),
    unmount: () => {
      // A browser that was killed may hold it for a moment longer.
      spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Why there is no small disk, for whoever reads the tests' output. */
export const WHY_NOT = 'a file system of its own can be mounted by root on Linux only';
