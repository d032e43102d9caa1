import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApiClient } from './api/client.ts';
import { clientNameOf, fetchAs } from './api/client-name.ts';
import { createLiveStream } from './api/stream.ts';
import { followAddress } from './app/address.ts';
import { App } from './app/app.tsx';
import { followAppearance } from './app/appearance.ts';
import { commands } from './app/commands.ts';
import { followBuilds } from './app/follow-builds.ts';
import { listenToKeys } from './app/keys.ts';
import { createDocumentSession } from './document/create-session.ts';
import { startI18n } from './i18n/index.ts';
import { createLanguageClient } from './language/create-client.ts';
import { StoreProvider } from './state/hooks.tsx';
import type { Ports } from './state/ports.ts';
import { createAppStore } from './state/store.ts';
import { isApple } from './ui/shortcut.ts';
import './ui/theme.css';

function browserStorage(): Ports['storage'] {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const storage = browserStorage();
const store = createAppStore({
  api: createApiClient(fetchAs(clientNameOf(storage))),
  stream: createLiveStream(),
  documents: createDocumentSession(),
  language: createLanguageClient(),
  storage,
  now: Date.now,
});
startI18n(store.getState().language);
followAppearance(store);
followBuilds(store);
listenToKeys(window, store, commands, isApple());
void followAddress(store);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <StoreProvider store={store} commands={commands}>
      <App />
    </StoreProvider>
  </StrictMode>,
);
