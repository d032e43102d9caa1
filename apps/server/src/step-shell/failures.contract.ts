/** Kinds of failures of a build, each with what a shell at the failed step must find as the step had it. */
export interface FailureCase {
  readonly name: string;
  /** Nothing in it is cached before: each run has its own `nonce`. The last instruction fails. */
  readonly dockerfile: (nonce: string) => string;
  /** Typed at the prompt. */
  readonly typed: string | RegExp;
  /** A command and what it writes in the state before the failed RUN. */
  readonly check: readonly [string, RegExp];
  /** Written in Dockerfiles that only BuildKit reads. */
  readonly needs?: 'mounts' | 'heredocs';
  /** The failing instruction, counted from the end; by default the last. */
  readonly fromEnd?: number;
}

const from = 'FROM busybox:1.36';

/** An ELF file for a machine that no engine has. */
export const foreignProgram = Buffer.from(
  '7f454c4602010100000000000000000002009d0001000000780040000000000040',
  'hex',
);

export const failureCases: readonly FailureCase[] = [
  {
    name: 'command not found',
    dockerfile: (nonce) => `${from}\nRUN echo ${nonce} > /made\nRUN nosuch --flag\n`,
    typed: 'nosuch --flag',
    check: ['cat /made', /^[0-9a-f-]{36}\r?$/m],
  },
  {
    name: 'package not found',
    dockerfile: (nonce) => `${from}\nRUN echo ${nonce}\nRUN dpkg -i no-such-package.deb\n`,
    typed: 'dpkg -i no-such-package.deb',
    check: ['dpkg -i no-such-package.deb; echo code=$?', /code=[1-9]/],
  },
  {
    name: 'missing file',
    dockerfile: (nonce) => `${from}\nWORKDIR /srv/${nonce}\nCOPY file.txt .\nRUN cat fil.txt\n`,
    typed: 'cat fil.txt',
    check: ['ls; pwd', /file\.txt\r?\n\/srv\/[0-9a-f-]{36}/],
  },
  {
    name: 'no permission',
    dockerfile: (nonce) =>
      `${from}\nRUN mkdir /locked && chmod 700 /locked && echo ${nonce}\nUSER 1000:1000\nRUN touch /locked/a\n`,
    typed: 'touch /locked/a',
    check: ['id -u; touch /locked/a || echo refused', /1000\r?\n[^]*refused/],
  },
  {
    name: 'no network',
    dockerfile: (nonce) =>
      `${from}\nENV AT=${nonce}\nRUN wget -q http://nothing.invalid/file || exit 4\n`,
    typed: 'wget -q http://nothing.invalid/file || exit 4',
    check: ['echo "at $AT"', /^at [0-9a-f-]{36}\r?$/m],
  },
  {
    name: 'a base without the tools',
    dockerfile: (nonce) => `${from}\nLABEL a=${nonce}\nRUN apt-get update\n`,
    typed: 'apt-get update',
    check: ['which apt-get || echo none', /^none\r?$/m],
  },
  {
    name: 'a program for another machine',
    dockerfile: (nonce) => `${from}\nENV A=${nonce}\nCOPY foreign /tool\nRUN ["/tool", "a b"]\n`,
    typed: "/tool 'a b'",
    check: ['head -c 4 /tool | tail -c 3; echo', /^ELF\r?$/m],
  },
  {
    name: 'a disk that is full',
    dockerfile: (nonce) =>
      `${from}\nRUN echo ${nonce}\nRUN dd if=/dev/zero of=/dev/shm/large bs=1M count=200\n`,
    typed: 'dd if=/dev/zero of=/dev/shm/large bs=1M count=200',
    check: ['df /dev/shm | tail -n 1', /shm/],
  },
  {
    name: 'a script of several lines',
    dockerfile: (nonce) =>
      `${from}\nRUN echo ${nonce}\nRUN set -e; \\\n  # why\n  for name in one two; do \\\n    test "$name" = one; \\\n  done\n`,
    typed: /^set -e; +for name in one two; do +test "\$name" = one; +done$/,
    check: ['echo still here', /^still here\r?$/m],
  },
  {
    name: 'a here-document',
    dockerfile: (nonce) =>
      `${from}\nRUN echo ${nonce}\nRUN <<EOF\nset -u\necho "first line"\nfalse\nEOF\n`,
    typed: 'eval "$RUN_SCRIPT"',
    check: ['echo "$RUN_SCRIPT" | grep -c .', /^3\r?$/m],
    needs: 'heredocs',
  },
  {
    name: 'in a stage in the middle',
    dockerfile: (nonce) =>
      `${from} AS first\nRUN echo ${nonce} > /one\n${from} AS middle\nCOPY --from=first /one /two\nRUN grep nothing /two\nFROM middle\nRUN echo never\n`,
    typed: 'grep nothing /two',
    check: ['cat /two', /^[0-9a-f-]{36}\r?$/m],
    fromEnd: 3,
  },
  {
    name: 'in a parallel stage',
    dockerfile: (nonce) =>
      `${from} AS left\nRUN echo ${nonce} > /left\n${from} AS right\nRUN echo ${nonce} > /right && exit 5\n${from}\nCOPY --from=left /left /\nCOPY --from=right /right /\n`,
    typed: / && exit 5$/,
    check: ['ls /left /right 2>&1 | grep -c "No such"', /^2\r?$/m],
    fromEnd: 4,
  },
  {
    name: 'with USER and WORKDIR',
    dockerfile: (nonce) =>
      `${from}\nENV N=${nonce} HOME=/tmp\nWORKDIR /opt/app\nUSER 1234\nRUN mkdir /made\n`,
    typed: 'mkdir /made',
    check: ['echo "$(id -u) $(pwd)"', /^1234 \/opt\/app\r?$/m],
  },
  {
    name: 'with SHELL',
    dockerfile: (nonce) =>
      `${from}\nRUN cp /bin/busybox /bin/other-sh && echo ${nonce}\nRUN printf '#!/bin/sh -e\\nexport IN=own\\nexec sh "$@"\\n' > /bin/own && chmod +x /bin/own\nSHELL ["/bin/own", "-e", "-c"]\nRUN false; echo never\n`,
    typed: 'false; echo never',
    check: ['echo "in=$IN"', /^in=own\r?$/m],
  },
  {
    name: 'with SHELL that runs another program',
    dockerfile: (nonce) =>
      `${from}\nRUN echo ${nonce}\nSHELL ["/bin/busybox", "sh", "-e", "-c"]\nRUN false; echo never\n`,
    typed: 'false; echo never',
    check: ['false; tr "\\0" " " < /proc/$$/cmdline; echo', /^\/bin\/busybox sh/m],
  },
  {
    name: 'with ARG',
    dockerfile: (nonce) =>
      `ARG OUTER=${nonce}\n${from}\nARG OUTER\nARG INNER=in-$OUTER\nRUN test -z "$INNER"\n`,
    typed: 'test -z "$INNER"',
    check: ['echo "$INNER"', /^in-[0-9a-f-]{36}\r?$/m],
  },
  {
    name: 'with mounts',
    dockerfile: (nonce) =>
      `${from}\nRUN echo ${nonce}\nRUN --mount=type=secret,id=key --mount=type=cache,target=/cache --mount=type=bind,source=file.txt,target=/bound cat /bound /nothing\n`,
    typed: 'cat /bound /nothing',
    check: ['cat /run/secrets/key /bound; ls -d /cache', /s3cret[^]*content[^]*\/cache/],
    needs: 'mounts',
  },
  {
    name: 'with an exit code of its own',
    dockerfile: (nonce) => `${from}\nRUN echo ${nonce}\nRUN exit 42\n`,
    typed: 'exit 42',
    check: ['echo ok', /^ok\r?$/m],
  },
];
