/** What an instruction is put in as: it builds on most images, and the form is open to change it. */
const startingTexts: Readonly<Record<string, string>> = {
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
  HEALTHCHECK: 'HEALTHCHECK CMD true',
  VOLUME: 'VOLUME /data',
  ADD: 'ADD . .',
  SHELL: 'SHELL ["/bin/sh", "-c"]',
  STOPSIGNAL: 'STOPSIGNAL SIGTERM',
  ONBUILD: 'ONBUILD RUN echo "hello"',
};

/** Keywords that can be put in, the most used first. FROM makes a stage, MAINTAINER is deprecated. */
export const insertable: readonly string[] = Object.keys(startingTexts);

/** The instruction to begin with for a keyword. */
export function startingText(keyword: string): string {
  return startingTexts[keyword] ?? keyword;
}

/**
 * What was typed, where it is an instruction with arguments rather than something to look for; else null.
 */
export function typedInstruction(typed: string): string | null {
  const [, keyword = '', rest = ''] = /^\s*([A-Za-z]+)\s+(\S.*)$/.exec(typed) ?? [];
  const known = insertable.includes(keyword.toUpperCase());
  return known && rest !== '' ? `${keyword.toUpperCase()} ${rest.trim()}` : null;
}
