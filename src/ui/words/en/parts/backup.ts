/** English for backups, loaded at once. */
export { backupWords } from '../backup.ts';
