/** What can go wrong while keeping a session, by name; `store` gives the codes and the screens put words to them. */

export type StoreErrorCode =
  /** The browser's share of the device is used up. A full disk itself has no name of its own: it comes as `storage-failed`. */
  | 'disk-full'
  /** The browser offers no storage here, e.g. in some private windows. */
  | 'no-storage'
  /** The browser's storage does not answer in time; what was asked may still happen. */
  | 'no-answer'
  /** Another window with an older version of the program holds the storage and must be closed first. */
  | 'blocked'
  /** A newer version of the program has the storage open or has changed its form. */
  | 'newer-version'
  /** Another window writes this session. */
  | 'taken'
  /** What was stored of a running session is not there any more, e.g. because the site's data were cleared. */
  | 'gone'
  /** The session was erased here and may not come back. */
  | 'erased'
  /** The records are locked: what was asked needs their keys. */
  | 'locked'
  /** The session is not (or no longer) on this device. */
  | 'not-found'
  /** Anything else; `cause` tells. */
  | 'storage-failed';
