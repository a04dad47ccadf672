/** Reads files in a thread of its own, so that the window answers meanwhile: a file of 30 MB takes seconds. It stops when it is closed. */
import type { FileRequest } from './file-messages.ts';
import { fileReader } from './file-reader.ts';

const obey = fileReader((answer) => self.postMessage(answer));

self.addEventListener('message', ({ data }: MessageEvent<FileRequest>) => void obey(data));
