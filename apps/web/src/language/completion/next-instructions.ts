/** What usually follows an instruction in a stage, the most usual first. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  FROM: ['WORKDIR', 'RUN', 'COPY', 'ARG', 'ENV', 'LABEL'],
  ARG: ['RUN', 'ENV', 'ARG', 'WORKDIR', 'COPY'],
  ENV: ['WORKDIR', 'RUN', 'COPY', 'ENV'],
  LABEL: ['WORKDIR', 'RUN', 'COPY', 'ENV'],
  SHELL: ['RUN', 'WORKDIR', 'COPY'],
  WORKDIR: ['COPY', 'RUN', 'ENV', 'ARG', 'USER'],
  COPY: ['RUN', 'COPY', 'CMD', 'ENTRYPOINT', 'USER', 'EXPOSE', 'WORKDIR'],
  ADD: ['RUN', 'COPY', 'CMD', 'ENTRYPOINT', 'USER', 'EXPOSE'],
  RUN: ['COPY', 'RUN', 'CMD', 'ENTRYPOINT', 'USER', 'EXPOSE', 'FROM', 'WORKDIR', 'ENV'],
  USER: ['CMD', 'ENTRYPOINT', 'EXPOSE', 'COPY', 'RUN', 'WORKDIR'],
  EXPOSE: ['CMD', 'ENTRYPOINT', 'USER', 'HEALTHCHECK', 'VOLUME'],
  VOLUME: ['CMD', 'ENTRYPOINT', 'EXPOSE', 'USER'],
  HEALTHCHECK: ['CMD', 'ENTRYPOINT', 'USER', 'EXPOSE'],
  STOPSIGNAL: ['CMD', 'ENTRYPOINT', 'EXPOSE', 'USER'],
  ENTRYPOINT: ['CMD', 'FROM'],
  CMD: ['FROM'],
  // Its trigger.
  ONBUILD: ['COPY', 'RUN', 'ADD', 'ARG', 'ENV', 'WORKDIR'],
};

/** Of these only the last in a stage counts. */
const ONCE: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** Of a keyword the place in the list of what a person would write next. */
export function rankAfter(
  previous: string,
  inStage: ReadonlySet<string>,
  keyword: string,
  usual: number,
): number {
  if (keyword === 'MAINTAINER') return 99;
  if (ONCE.has(keyword) && inStage.has(keyword)) return 80 + usual;
  const place = NEXT[previous]?.indexOf(keyword) ?? -1;
  return place >= 0 ? place : 20 + usual;
}
