/** Identities of the services that motion sensors of straps offer: asked for when a strap is chosen, used when somebody wants them. */

export const POLAR_SERVICE = 'fb005c80-02e7-f387-1cad-8acd2d8df0c8';
export const MOVESENSE_SERVICE = '34802252-7185-4d5d-b431-630e7050e8f0';
/** Vernier's Go Direct devices; the belt is one, a device of its own. */
export const VERNIER_SERVICE = 'd91714ef-28b9-4f91-ba16-f0d9a604f112';
