/** Figures of the benchmarks' tables, of people and of the simulated clients like them, read when the page is built: a row's name, and what stands beside it. */
declare module 'virtual:people-table' {
  const rows: Readonly<Record<string, string>>;
  export default rows;
}
