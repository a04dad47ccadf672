/** German for backups, loaded at once. */
export { backupWords } from '../backup.ts';
export { lockWords } from '../lock.ts';
