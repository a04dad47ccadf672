/** What the build puts in place of these names. */
declare const __APP_VERSION__: string;

/** Address of a script that runs in a thread of its own. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
