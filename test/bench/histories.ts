/** `npm run bench:histories [count]`: random histories of three devices, and what of them was lost, doubled or came back. */
import { history, type Outcome } from '../fixtures/histories.ts';

const count = Number(process.argv[2] ?? 10_000);
const began = performance.now();
const all: Outcome[] = [];
for (let seed = 1; seed <= count; seed++) all.push(await history(seed));
const total = (key: keyof Outcome): number => all.reduce((sum, one) => sum + one[key], 0);
const [lost, doubled, back, apart] = [total('lost'), total('doubled'), total('back'), total('apart')];
process.stdout.write(
  [
    `| histories of three devices | ${count} |`,
    '|---|---|',
    `| facts told | ${total('facts')} |`,
    `| sessions erased | ${total('erasures')} |`,
    `| facts lost | ${lost} |`,
    `| facts doubled | ${doubled} |`,
    `| sessions that came back | ${back} |`,
    `| histories that ended apart | ${apart} |`,
    `| seconds | ${((performance.now() - began) / 1000).toFixed(0)} |`,
    '',
  ].join('\n'),
);
process.exitCode = lost + doubled + back + apart === 0 ? 0 : 1;
