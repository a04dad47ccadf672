/** How the link to a strap stands, in the strap's own room, in the facts and on the screens. */

/**
 * `choosing`: the browser's list is open. `connecting`: first link to a strap that was just taken up, so a strap before it
 * is forgotten. `connected`: packets may come. `silent`: no packet for 3 s while the browser still calls the link connected. `lost`: no link;
 * the next attempt follows by itself. `reconnecting`: an attempt to get the same strap back is under way.
 */
export type LinkState = 'idle' | 'choosing' | 'connecting' | 'connected' | 'silent' | 'lost' | 'reconnecting';
