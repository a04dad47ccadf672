/** The built page as the benches see it. */
import { preview, type PreviewServer } from 'vite';

/** Serves the build in `dist` at `http://localhost:PORT` until it is closed. */
export const servePage = (dist: string, port: number): Promise<PreviewServer> =>
  preview({
    root: new URL('../..', import.meta.url).pathname,
    build: { outDir: dist },
    preview: { port, strictPort: true },
    logLevel: 'silent',
  });
