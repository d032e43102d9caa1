export const problems = {
  label: 'Problems of {{path}}',
  severity: { error: 'Error', warning: 'Warning' },
  position: 'line {{line}}, column {{column}}',
  positionShort: '{{line}}:{{column}}',
  none: {
    title: 'No problems',
    hint: 'BuildKit would accept {{path}} as it is written.',
  },
  noFile: {
    title: 'No Dockerfile or .dockerignore file is shown',
    hint: 'Open one to see what BuildKit would refuse.',
  },
  command: {
    show: 'Show problems',
    next: 'Next problem',
    previous: 'Previous problem',
  },
};
