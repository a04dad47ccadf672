/** Types of browser.js for the TypeScript configurations; the words on each stand there. */
export const isRoot: boolean;
export function getBrowser(): string;
export function shellBeside(browser: string): string;
export const LEAVES_OUT: string;
