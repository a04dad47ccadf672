/** Which of the settings lie sealed: whatever tells of clients, of the practice, or of keys. */

/** What version 0.1.0 kept of clients beside the facts. */
export const OLD_CLIENTS = 'oldClients';

const SEALED: ReadonlySet<string> = new Set([
  OLD_CLIENTS,
  'hosted',
  'clientCards',
  'ownThings',
  'vault',
  'backedUp',
  'backupServer',
  'ownHearts',
]);

export const isSealedSetting = (key: string): boolean => SEALED.has(key);
