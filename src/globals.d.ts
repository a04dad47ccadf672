/** What the build puts in place of these names. */
declare const __APP_VERSION__: string;
