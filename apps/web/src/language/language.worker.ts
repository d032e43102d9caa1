import { loadScriptReader } from './lint/load-shell.ts';
import type { ToWorker } from './protocol.ts';
import { createWorkerCore } from './worker-core.ts';

const take = createWorkerCore((message) => self.postMessage(message), loadScriptReader());

self.addEventListener('message', (event: MessageEvent<ToWorker>) => take(event.data));
