/** What the shell says of builds; all else is in `build.ts`. */
export const buildStart = {
  button: {
    group: 'Build',
    build: 'Build',
    more: 'More ways to build',
    now: 'Build now, with the last options',
    options: 'Build with options…',
    both: 'Build with both builders…',
    cancel: 'Cancel the build',
    cancelling: 'The engine is stopping the build…',
    showLog: 'Show the log',
  },
  obstacle: {
    title: 'Why no build can start now',
    noWorkspace: {
      what: 'No workspace is open.',
      next: 'Open a folder with a Dockerfile first.',
    },
    noDockerfile: {
      what: 'No Dockerfile is open.',
      next: 'Open one from the files on the left; its text is what gets built.',
    },
    searching: {
      what: 'Stagecraft is looking for a Docker Engine.',
      next: 'This takes a moment. Editing works meanwhile.',
    },
    watching: 'The page notices by itself when the engine is there.',
  },
  command: {
    options: 'Build…',
    preset: 'Build with a preset…',
    start: 'Build now, with the last options',
    both: 'Build with both builders…',
    cancel: 'Cancel the build',
  },
};
