export const trial = {
  start: 'Apply and compare',
  title: 'Apply and compare: {{what}}',
  hint: 'The text is built as it is, then with the change, and both builds are compared.',
  hintWithoutCache: 'Both texts are built without the cache, so that the times can be compared.',
  steps: 'Steps',
  step: { before: 'Build as it is', change: 'Make the change', after: 'Build with the change' },
  reused: 'Build #{{number}} was made of exactly this; it is taken.',
  built: 'Build #{{number}}',
  made: 'Done as one step; undo takes it back.',
  stop: 'Cancel',
  stopping: 'Cancelling…',
  undo: 'Undo the change',
  cancelled: 'Cancelled.',
  failedBuild: 'Build #{{number}} failed. Its log says where.',
  failedStopped: 'Build #{{number}} was stopped from elsewhere.',
  failedSave: 'The Dockerfile could not be saved. The editor says why.',
  failedChange:
    'The text has changed in the meantime, or the change cannot be made any more. Please try again.',
  textKept: 'The text is as it was.',
  textChanged: 'The change is in the text.',
  cacheBoth:
    '{{before}} of {{beforeAll}} steps of build #{{beforeNumber}} came from the cache, and {{after}} of {{afterAll}} of build #{{afterNumber}}.',
  cacheDiffers:
    'What comes from the cache takes no time: the durations compare the cache as much as the change.',
  without: 'Both builds ran without the cache.',
  repeat: 'Build both without the cache',
};
