import { describe, expect, it } from 'vitest';
import { openWindow } from './workspace/test/window.ts';

describe('the view', () => {
  it('is the same after a reload', () => {
    const first = openWindow();
    const view = first.store.getState();
    const { setTheme, setLanguage, showSide, toggleBottom, setGraphDirection, setPanelSizes } =
      view;
    setTheme('dark');
    setLanguage('zh-CN');
    showSide('builds');
    toggleBottom();
    setGraphDirection('down');
    view.setOverlayMode('time');
    view.setLogWrap(true);
    view.setLogTimes('clock');
    setPanelSizes('window', { side: 20, main: 80 });
    const again = openWindow(Object.fromEntries(first.storage)).store.getState();
    expect(again).toMatchObject({
      theme: 'dark',
      language: 'zh-CN',
      sideTab: 'builds',
      bottomOpen: true,
      graphDirection: 'down',
      overlayMode: 'time',
      logWrap: true,
      logTimes: 'clock',
      panelSizes: { window: { side: 20, main: 80 } },
      dialog: null,
    });
  });

  it('has the keyboard go into the lower panel once, where that is asked for', () => {
    const { store } = openWindow();
    store.getState().showBottom('log');
    expect(store.getState().entersBottom).toBe(false);
    store.getState().enterBottom('problems');
    expect(store.getState()).toMatchObject({
      ...{ bottomTab: 'problems', bottomOpen: true, entersBottom: true },
    });
    store.getState().enteredBottom();
    expect(store.getState()).toMatchObject({ bottomOpen: true, entersBottom: false });
  });

  it('opens the panel whose tab is asked for', () => {
    const { store } = openWindow();
    expect(store.getState().bottomOpen).toBe(false);
    store.getState().toggleSide();
    store.getState().showSide('builds');
    store.getState().showBottom('log');
    expect(store.getState()).toMatchObject({
      sideOpen: true,
      sideTab: 'builds',
      bottomOpen: true,
      bottomTab: 'log',
    });
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '[]'],
    ['nothing', 'null'],
    [
      'wrong values',
      '{"theme":"pink","sideOpen":"yes","graphDirection":"up","panelSizes":{"window":"wide"}}',
    ],
  ])('falls back where the storage holds %s', (_, stored) => {
    expect(openWindow({ 'stagecraft.view': stored }).store.getState()).toMatchObject({
      theme: 'system',
      sideOpen: true,
      graphDirection: 'auto',
      panelSizes: {},
    });
  });

  it('keeps what is good beside what is damaged', () => {
    const stored = { 'stagecraft.view': '{"theme":"pink","language":"zh-CN"}' };
    expect(openWindow(stored).store.getState()).toMatchObject({
      theme: 'system',
      language: 'zh-CN',
    });
  });

  it('stores no language until one was chosen', () => {
    const page = openWindow();
    page.store.getState().setTheme('light');
    expect(page.storage.get('stagecraft.view')).toContain('"language":null');
  });
});
