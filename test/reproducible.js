// Builds once more, elsewhere, and compares every byte with what lies in dist: the same source gives the same program.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const again = mkdtempSync(join(tmpdir(), 'attune-again-'));
const filesIn = (dir) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
try {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error', '--outDir', again, '--emptyOutDir'], {
    cwd: root,
    stdio: 'inherit',
  });
  const dist = join(root, 'dist');
  const names = [...new Set([...filesIn(dist), ...filesIn(again)])];
  const differ = names.filter((name) => {
    try {
      return !readFileSync(join(dist, name)).equals(readFileSync(join(again, name)));
    } catch {
      return true;
    }
  });
  const print = createHash('sha256')
    .update(readFileSync(join(dist, 'hashes.json')))
    .digest('hex');
  process.stdout.write(
    differ.length === 0
      ? `ok two builds: ${names.length} files alike, fingerprint ${print}\n`
      : `failed two builds: ${differ.join(', ')}\n`,
  );
  process.exitCode = differ.length === 0 ? 0 : 1;
} finally {
  rmSync(again, { recursive: true });
}
