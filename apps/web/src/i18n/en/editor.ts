export const editor = {
  label: '{{path}}, text editor. {{keys}} lets Tab leave it.',
  tabs: {
    label: 'Open files',
    close: 'Close {{path}}',
    unsaved: 'unsaved changes',
    saving: 'saving',
    conflict: 'changed on disk',
  },
  empty: {
    title: 'No file is open',
    hint: 'Choose a file in the side bar, or press {{shortcut}} to go to one.',
  },
  loading: 'Loading the editor…',
  reading: 'Reading {{path}}…',
  failed: {
    title: 'The editor could not be loaded',
    hint: 'Its code comes from the Stagecraft server. See whether the server is still running, then try again.',
  },
  close: {
    title: 'Close {{path}}?',
    text: 'It has changes that are not saved. They are lost when you close it.',
    confirm: 'Close and lose changes',
  },
  conflict: {
    changed:
      'The file changed on disk while you have unsaved changes here. Nothing was overwritten.',
    deleted: 'The file was deleted on disk. Its text is still here.',
    compare: 'Compare',
    takeDisk: 'Take the disk’s',
    keepMine: 'Keep mine',
    keepDeleted: 'Keep it here',
    closeFile: 'Close the file',
    keepHint: 'Your text stays; the next save goes over what is on disk now.',
    takeHint: 'The disk’s text replaces yours; undo brings yours back.',
    keepDeletedHint: 'Saving writes the file again.',
  },
  compare: {
    disk: 'On disk',
    mine: 'Yours (can be edited)',
    close: 'Back to the editor',
  },
  notice: {
    reloaded: '{{path}} changed on disk and was read again. Undo brings the earlier text back.',
    languageRestarted: 'The part that reads Dockerfiles stopped and was started again.',
    languageStopped:
      'The part that reads Dockerfiles stopped twice at this text. The graph shows the last text it could read; it tries again at your next change.',
  },
  mark: {
    exitCode: 'exit code {{code}}',
    line: '{{phase}} in the shown build',
    took: '{{phase}} in {{duration}} in the shown build',
  },
  command: {
    save: 'Save',
    saveAll: 'Save all files',
    closeTab: 'Close the file',
    nextTab: 'Next open file',
    previousTab: 'Previous open file',
    undo: 'Undo',
    redo: 'Redo',
    focus: 'Go to the editor',
  },
};
