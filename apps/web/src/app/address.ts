import { unsavedFiles } from '../state/document/unsaved.ts';
import type { AppState, AppStore } from '../state/types.ts';
import { placeOf, searchOf, type Place } from './place-query.ts';

/** What is used of the window. */
type AddressPage = Pick<Window, 'addEventListener'> & {
  readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
};

function placeOfState(state: AppState): Place {
  return {
    workspace: state.workspace?.id ?? null,
    file: state.activePath,
    build: state.activeBuildId,
    view: state.place,
    image: state.shownImage,
    tab: state.imageTab,
    roads: state.roads,
    registry: state.shownRegistry,
    container: state.shownContainer,
    containerTab: state.containerTab,
    sessionPart: state.sessionPart,
  };
}

/** Shows the view that a place names, when what it belongs to is open. */
function showView(store: AppStore, place: Place): void {
  const { view, image, tab, roads, registry, container, containerTab, sessionPart } = place;
  const { showPlace, showImage, showRoads, showRegistry, showContainer, showSessionPart } =
    store.getState();
  if (view === 'images') {
    showImage(image, tab);
    showRoads(roads);
  } else if (view === 'registries') showRegistry(registry);
  else if (view === 'containers') {
    showContainer(container, containerTab);
    showSessionPart(sessionPart);
  } else showPlace(view);
}

/** Opens a place's workspace with its file and build; what is not there any more is left out. */
async function openWork(store: AppStore, place: Place): Promise<void> {
  const { openWorkspace, closeWorkspace, workspace, loadWorkspaces } = store.getState();
  if (place.workspace === null) {
    if (workspace !== null) closeWorkspace();
    return;
  }
  const { openFile, selectBuild } = store.getState();
  if (workspace?.id !== place.workspace) {
    await openWorkspace({ id: place.workspace }, place.file);
    if (store.getState().workspace?.id !== place.workspace) {
      await loadWorkspaces();
      return;
    }
  } else if (place.file !== null) {
    await openFile(place.file);
  }
  if (place.build !== null) await selectBuild(place.build);
}

/** Opens what a place names, and shows it; where the person goes meanwhile, they stay. */
async function openPlace(store: AppStore, place: Place): Promise<void> {
  const opening = openWork(store, place);
  showView(store, place);
  await opening;
}

/** The place to begin with: the address's, else the workspace named on the command line. */
async function openFirstPlace(store: AppStore, place: Place): Promise<void> {
  if (place.workspace !== null) return openPlace(store, place);
  showView(store, place);
  await store.getState().loadWorkspaces();
  const state = store.getState();
  // Where the person has gone meanwhile, they stay.
  if (state.workspace !== null || state.workspaceOpening) return;
  const workspace = state.workspaceList?.initial ?? null;
  await openPlace(store, {
    ...placeOfState(state),
    workspace,
    file: place.file,
    build: place.build,
  });
}

/**
 * Goes where the browser's Back or Forward leads. Where that is another workspace and this one has
 * unsaved files, the page stays, puts its own address back and asks first.
 */
async function followHistory(store: AppStore, page: AddressPage): Promise<void> {
  const place = placeOf(page.location.search);
  const state = store.getState();
  const unsaved = unsavedFiles(state).length > 0;
  if (state.workspace === null || state.workspace.id === place.workspace || !unsaved) {
    return openPlace(store, place);
  }
  const address = `${page.location.pathname}${searchOf(placeOfState(state))}`;
  page.history.pushState(null, '', address);
  state.leaveFor(place.workspace);
}

/**
 * That a workspace is not known is told by the start page only: an open workspace, which was being left
 * with all its questions answered, makes room for it.
 */
function showUnknownWorkspace(store: AppStore): void {
  store.subscribe((state, before) => {
    const { workspace, workspaceError } = state;
    const answered = before.workspaceOpening && !state.workspaceOpening;
    if (!answered || workspace === null || workspaceError?.code !== 'not_found') return;
    if (!before.leaveAgreed && unsavedFiles(state).length > 0) {
      // It was typed while the server was asked: leaving it for the start page is a question of its own.
      state.leaveFor(null);
      return;
    }
    state.closeWorkspace();
    store.setState({ workspaceError });
  });
}

/**
 * Opens the place in the address, then keeps the address equal to the state: another workspace or view is a
 * new entry of the browser's history, as is a comparison of images; another file, build, image, registry or
 * container replaces the present one.
 */
export async function followAddress(store: AppStore, page: AddressPage = window): Promise<void> {
  // While a place is being opened, the state names only a part of it.
  let opening = 0;
  const write = (push: boolean): void => {
    if (opening > 0) return;
    const search = searchOf(placeOfState(store.getState()));
    if (search === page.location.search) return;
    const address = `${page.location.pathname}${search}`;
    if (push) page.history.pushState(null, '', address);
    else page.history.replaceState(null, '', address);
  };
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    opening += 1;
    await work();
    opening -= 1;
  };
  store.subscribe((state, before) => {
    const moved =
      state.workspace?.id !== before.workspace?.id ||
      state.place !== before.place ||
      (state.roads === null) !== (before.roads === null);
    const other =
      moved ||
      state.shownImage !== before.shownImage ||
      state.imageTab !== before.imageTab ||
      state.roads !== before.roads ||
      state.shownRegistry !== before.shownRegistry ||
      state.shownContainer !== before.shownContainer ||
      state.containerTab !== before.containerTab ||
      state.sessionPart !== before.sessionPart ||
      state.activePath !== before.activePath ||
      state.activeBuildId !== before.activeBuildId;
    if (other) write(moved);
  });
  showUnknownWorkspace(store);
  page.addEventListener('popstate', () => {
    void guarded(() => followHistory(store, page)).then(() => write(false));
  });
  page.addEventListener('beforeunload', (event) => {
    if (unsavedFiles(store.getState()).length > 0) event.preventDefault();
  });
  const { hash } = page.location;
  await guarded(() => openFirstPlace(store, placeOf(page.location.search)));
  write(false);
  // A link to a line of the log: the log finds the line once it is shown.
  if (hash.startsWith('#step=')) store.getState().showBottom('log');
}
