/** Figures of the benchmark's table of people, read when the page is built: the name of each row, and what stands beside it. */
declare module 'virtual:people-table' {
  const rows: Readonly<Record<string, string>>;
  export default rows;
}
