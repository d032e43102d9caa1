/** What an instruction is put in as: it builds on most images, and the form is open to change it. */
const startingTexts = {
  RUN: 'RUN echo "hello"',
  COPY: 'COPY . .',
  WORKDIR: 'WORKDIR /app',
  ENV: 'ENV NAME=value',
  ARG: 'ARG NAME=value',
  EXPOSE: 'EXPOSE 8080',
  USER: 'USER nobody',
  ENTRYPOINT: 'ENTRYPOINT ["/bin/sh"]',
  CMD: 'CMD ["/bin/sh"]',
  LABEL: 'LABEL org.opencontainers.image.title="app"',
  HEALTHCHECK: 'HEALTHCHECK CMD ["true"]',
  VOLUME: 'VOLUME /data',
  ADD: 'ADD . .',
  SHELL: 'SHELL ["/bin/sh", "-c"]',
  STOPSIGNAL: 'STOPSIGNAL SIGTERM',
  ONBUILD: 'ONBUILD RUN echo "hello"',
} as const;

/** A keyword that can be put in. FROM makes a stage, MAINTAINER is deprecated. */
export type Insertable = keyof typeof startingTexts;

/** All of them, the most used first. */
export const insertable: readonly Insertable[] = Object.keys(startingTexts).filter(isInsertable);

function isInsertable(keyword: string): keyword is Insertable {
  return keyword in startingTexts;
}

/** The instruction to begin with for a keyword. */
export function startingText(keyword: Insertable): string {
  return startingTexts[keyword];
}

/**
 * What was typed, where it is an instruction with arguments rather than something to look for; else null.
 */
export function typedInstruction(typed: string): string | null {
  const [, keyword = '', rest = ''] = /^\s*([A-Za-z]+)\s+(\S.*)$/.exec(typed) ?? [];
  const known = isInsertable(keyword.toUpperCase());
  return known && rest !== '' ? `${keyword.toUpperCase()} ${rest.trim()}` : null;
}
