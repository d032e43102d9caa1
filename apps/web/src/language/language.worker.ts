import type { ToWorker } from './protocol.ts';
import { createWorkerCore } from './worker-core.ts';

const take = createWorkerCore((message) => self.postMessage(message));

self.addEventListener('message', (event: MessageEvent<ToWorker>) => take(event.data));
