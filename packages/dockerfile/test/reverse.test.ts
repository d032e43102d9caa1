import { describe, expect, it } from 'vitest';
import { buildGraph, parseDockerfile, problemsOf } from '../src/index.ts';
import { reverseImage, type RecordedConfig, type ReverseInput } from '../src/reverse/index.ts';

const emptyConfig: RecordedConfig = {
  user: '',
  workingDir: '',
  entrypoint: null,
  cmd: null,
  env: [],
  exposedPorts: [],
  volumes: [],
  labels: {},
};

const drawn = (
  entries: readonly (string | readonly [string, string])[],
  more: Partial<Omit<ReverseInput, 'config'>> & { config?: Partial<RecordedConfig> } = {},
): string => {
  const history = entries.map((entry) => {
    const [createdBy, comment] = typeof entry === 'string' ? [entry, ''] : entry;
    return { createdBy, comment };
  });
  return reverseImage({
    name: 'me/app:1',
    history,
    base: { name: 'base:1', entries: 0 },
    language: 'en',
    ...more,
    config: { ...emptyConfig, ...more.config },
  });
};

/** The file without its comments, its first FROM and empty lines. */
const instructions = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line !== '' && !/^(#|FROM )/.test(line))
    .join('\n');

describe('an entry becomes the instruction that made it', () => {
  it.each([
    // BuildKit
    ['RUN /bin/sh -c apk add curl # buildkit', 'RUN apk add curl'],
    ['RUN |2 A=1 B=two words /bin/sh -c make $A # buildkit', 'RUN make $A'],
    ['RUN /bin/sh -c echo "a  b" && exit # buildkit', 'RUN echo "a  b" && exit'],
    ['RUN /bin/sh -c cat <<X # buildkit', 'RUN ["/bin/sh","-c","cat <<X"]'],
    ['RUN /bin/sh -c set -e\nmake\n # buildkit', 'RUN <<EOF\nset -e\nmake\nEOF'],
    ['COPY a b /srv/ # buildkit', 'COPY a b /srv/'],
    ['ENV A=1 # buildkit', 'ENV A=1'],
    ['ENV A=two words $x # buildkit', 'ENV A="two words \\$x"'],
    ['CMD ["/bin/sh" "-c" "nginx -g off"]', 'CMD nginx -g off'],
    ['CMD ["nginx" "-g" "daemon off;"]', 'CMD ["nginx","-g","daemon off;"]'],
    ['ENTRYPOINT ["/run me" "\\"x\\""]', 'ENTRYPOINT ["/run me","\\"x\\""]'],
    ['EXPOSE map[443/tcp:{} 80/tcp:{}]', 'EXPOSE 443/tcp 80/tcp'],
    ['LABEL org.x=a b', 'LABEL org.x="a b"'],
    ['VOLUME [/data /cache]', 'VOLUME ["/data","/cache"]'],
    ['WORKDIR /srv/$x', 'WORKDIR /srv/\\$x'],
    ['USER 1000:1000', 'USER 1000:1000'],
    ['STOPSIGNAL SIGQUIT', 'STOPSIGNAL SIGQUIT'],
    ['SHELL [/bin/bash -o pipefail -c]', 'SHELL ["/bin/bash","-o","pipefail","-c"]'],
    ['ONBUILD RUN make', 'ONBUILD RUN make'],
    ['ARG V=1', 'ARG V=1'],
    [
      `HEALTHCHECK &{["CMD-SHELL" "curl -f localhost"] "30s" "3s" "0s" '\\x03'}`,
      'HEALTHCHECK --interval=30s --timeout=3s --retries=3 CMD curl -f localhost',
    ],
    [
      `HEALTHCHECK &{["CMD" "ok"] "0s" "0s" "1m0s" "2s" '\\n'}`,
      'HEALTHCHECK --start-period=1m0s --start-interval=2s --retries=10 CMD ["ok"]',
    ],
    [`HEALTHCHECK &{["NONE"] "0s" "0s" "0s" '\\x00'}`, 'HEALTHCHECK NONE'],
    // The classic builder, and Podman
    ['/bin/sh -c apk add curl', 'RUN apk add curl'],
    ['|1 A=x y /bin/sh -c make', 'RUN make'],
    ['/bin/sh -c #(nop)  CMD ["sh"]', 'CMD ["sh"]'],
    ['/bin/sh -c #(nop)  EXPOSE 80', 'EXPOSE 80'],
    ['/bin/sh -c #(nop) WORKDIR /srv', 'WORKDIR /srv'],
    [
      '/bin/sh -c #(nop) COPY file:0123456789abcdef in /srv ',
      'COPY unknown/file-0123456789ab /srv',
    ],
    [
      '/bin/sh -c #(nop) COPY dir:0123456789abcdef in /a b ',
      'COPY ["unknown/dir-0123456789ab","/a b"]',
    ],
    ['/bin/sh -c #(nop) ADD file:0123456789abcdef in / ', 'ADD unknown/rootfs.tar /'],
  ])('%s', (createdBy, expected) => {
    const text = drawn([createdBy]);
    expect(instructions(text)).toBe(expected);
    const model = parseDockerfile(text);
    const errors = problemsOf(model, buildGraph(model)).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors).toEqual([]);
  });
});

it('reads several values of one instruction by what the configuration still has', () => {
  const text = drawn(['ENV A=1 B=x y=z C=', 'LABEL a=b c d=e'], {
    config: { env: ['A=1', 'B=x y=z', 'C='], labels: { a: 'b c', d: 'e' } },
  });
  expect(instructions(text)).toBe('ENV A=1 B="x y=z" C=""\nLABEL a="b c" d=e');
});

it('takes the shell that SHELL sets for what comes after it', () => {
  const text = drawn([
    'SHELL [/bin/bash -o pipefail -c]',
    'RUN /bin/bash -o pipefail -c a | b # buildkit',
    'CMD ["/bin/bash" "-o" "pipefail" "-c" "serve"]',
  ]);
  expect(instructions(text).split('\n').slice(1)).toEqual(['RUN a | b', 'CMD serve']);
});

it('says what is not known, in both languages, and never as an instruction', () => {
  const history = ['weird builder\nstep', '|1 TOKEN=a b /bin/sh -c x'] as const;
  const text = drawn(history);
  expect(text).toContain(
    '# It is not known how this layer came about; recorded is: weird builder step',
  );
  expect(text).toContain('# Build arguments at that time: TOKEN=a b');
  expect(drawn(history, { language: 'zh-CN' })).toContain('# 当时的构建参数：TOKEN=a b');
});

it('finds the base that Podman recorded, and leaves out what is the base’s own', () => {
  const text = drawn(
    [
      '/bin/sh -c #(nop) ADD file:1 in /',
      ['/bin/sh -c make', 'FROM docker.io/library/busybox:1.36'],
    ],
    { base: null },
  );
  expect(text).toContain('FROM docker.io/library/busybox:1.36\nRUN make\n');
  expect(instructions(text)).toBe('RUN make');
});

it('sets what an imported image is configured with', () => {
  const text = drawn([['', 'Imported from -']], {
    base: null,
    config: { cmd: ['sh'], env: ['PATH=/bin:/usr/bin'], workingDir: '/srv' },
  });
  expect(text).toContain(
    '# A file system that was imported: Imported from -\nADD unknown/rootfs.tar /',
  );
  expect(instructions(text).split('\n').slice(1)).toEqual([
    'ENV PATH=/bin:/usr/bin',
    'WORKDIR /srv',
    'CMD ["sh"]',
  ]);
});
