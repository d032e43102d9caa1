import { describe, expect, it } from 'vitest';
import { proposeRecipe, type SessionInput } from '../src/index.ts';
import { changed, plainConfig, savedFile, session, type Told } from './sessions.ts';

/** The lines below FROM. */
const linesOf = (told: readonly Told[], more: Partial<SessionInput> = {}): readonly string[] =>
  proposeRecipe(session(told, more))
    .instructions.slice(1)
    .map(({ text }) => text);

const fatesOf = (told: readonly Told[], more: Partial<SessionInput> = {}): readonly string[] =>
  proposeRecipe(session(told, more)).fates.map((fate) =>
    fate.kind === 'used' ? `line ${String(fate.instruction)}` : fate.reason,
  );

interface Case {
  readonly name: string;
  readonly told: readonly Told[];
  readonly more?: Partial<SessionInput>;
  readonly lines: readonly string[];
  readonly fates?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'drops looks and failures',
    told: [
      'ls -l',
      'cat /etc/passwd | grep root',
      { text: 'mkdir /a/b', exitCode: 1 },
      'mkdir -p /a/b',
      'ps',
    ],
    lines: ['RUN mkdir -p /a/b'],
    fates: ['look', 'look', 'failed', 'line 1', 'look'],
  },
  {
    name: 'keeps what a look writes into a file or a substitution runs',
    told: ['ls > /list', 'echo $(touch /a)', 'cat /a 2>/dev/null', 'ls 2>&1 | head'],
    lines: ['RUN ls > /list \\\n && echo $(touch /a)'],
    fates: ['line 1', 'line 1', 'look', 'look'],
  },
  {
    name: 'goes where the shell was, once for each place',
    told: [
      'cd /srv',
      { text: 'touch a', directory: '/srv' },
      { text: 'touch b', directory: '/srv' },
      { text: 'cd /', directory: '/srv' },
      'touch c',
    ],
    lines: ['RUN cd /srv \\\n && touch a \\\n && touch b \\\n && cd / \\\n && touch c'],
    fates: ['directory', 'line 1', 'line 1', 'directory', 'line 1'],
  },
  {
    name: 'follows a `cd` inside of a line',
    told: ['mkdir /w && cd /w', { text: 'touch a', directory: '/w' }],
    lines: ['RUN mkdir /w && cd /w \\\n && touch a'],
  },
  {
    name: 'makes ENV of exported variables, and says shell variables again where they are used',
    told: ['export A=1 B="two words"', 'export P=$A/bin', 'V=3', 'touch /x$V', 'touch /y'],
    lines: [
      'ENV A="1" B="two words"',
      'ENV P="${A}/bin"',
      'RUN V=3 \\\n && touch /x$V \\\n && touch /y',
    ],
    fates: ['line 1', 'line 2', 'carried', 'line 3', 'line 3'],
  },
  {
    name: 'says an export again that only a shell can work out',
    told: ['export NOW=$(date +%s)', 'touch /a'],
    lines: ['RUN export NOW=$(date +%s) \\\n && touch /a'],
  },
  {
    name: 'merges installs of Debian and cleans up after them',
    told: ['apt update', 'apt install nginx', 'touch /a', 'apt-get install -y curl'],
    lines: [
      'RUN apt-get update \\\n && apt-get install -y nginx \\\n && rm -rf /var/lib/apt/lists/*',
      'RUN touch /a',
      'RUN apt-get update \\\n && apt-get install -y curl \\\n && rm -rf /var/lib/apt/lists/*',
    ],
    fates: ['line 1', 'line 1', 'line 2', 'line 3'],
  },
  {
    name: 'keeps no lists and no caches of other package managers',
    told: ['apk update', 'apk add curl', 'pip install flask', 'yum install httpd'],
    lines: [
      'RUN apk add --no-cache curl',
      'RUN pip install --no-cache-dir flask',
      'RUN yum install -y httpd \\\n && yum clean all',
    ],
    fates: ['update-only', 'line 1', 'line 2', 'line 3'],
  },
  {
    name: 'drops a fetch of lists that nothing was installed from',
    told: ['apt-get update'],
    lines: [],
    fates: ['update-only'],
  },
  {
    name: 'copies what an editor wrote, as it was then',
    told: [
      { text: 'vi /etc/a.conf', saved: [savedFile('/etc/a.conf', 'a')] },
      'sed -i s/a/b/ /etc/a.conf',
    ],
    lines: ['COPY etc_a.conf /etc/a.conf', 'RUN sed -i s/a/b/ /etc/a.conf'],
    fates: ['line 1', 'line 2'],
  },
  {
    name: 'copies what was typed below cat',
    told: [
      {
        text: 'cat > a <<E\nx\nE',
        directory: '/srv',
        saved: [savedFile('/srv/a', 'x', { uid: 5, gid: 6 })],
      },
    ],
    lines: ['COPY --chown=5:6 srv_a /srv/a'],
  },
  {
    name: 'sets permissions that a checkout would not keep',
    told: [{ text: 'vi /k', saved: [savedFile('/k', 'x', { mode: 0o600 })] }],
    lines: ['COPY k /k', 'RUN chmod 600 /k'],
  },
  {
    name: 'copies a file once that was edited twice in a row',
    told: [
      { text: 'vi /a', saved: [savedFile('/a', '1')] },
      'ls',
      { text: 'vi /a', saved: [savedFile('/a', '2')] },
    ],
    lines: ['COPY a /a'],
    fates: ['overwritten', 'look', 'line 1'],
  },
  {
    name: 'keeps both texts of a file where something ran between them',
    told: [
      { text: 'vi /a', saved: [savedFile('/a', '1')] },
      'cp /a /b',
      { text: 'vi /a', saved: [savedFile('/a', '2')] },
    ],
    lines: ['COPY a /a', 'RUN cp /a /b', 'COPY a.2 /a'],
  },
  {
    name: 'drops what was undone wholly',
    told: ['touch /a', 'mkdir /b', 'rm /a'],
    more: { changes: [changed('/b', { kind: 'directory' })] },
    lines: ['RUN mkdir /b'],
    fates: ['undone', 'line 1', 'undone'],
  },
  {
    name: 'keeps what was removed after something used it',
    told: ['touch /a', 'cp /a /b', 'rm /a'],
    more: { changes: [changed('/b')] },
    lines: ['RUN touch /a \\\n && cp /a /b \\\n && rm /a'],
  },
  {
    name: 'keeps a removal of what was in the base',
    told: ['touch /a', 'rm /a'],
    more: { changes: [changed('/a', { change: 'removed', kind: null })] },
    lines: ['RUN touch /a \\\n && rm /a'],
  },
  {
    name: 'becomes the user who ran it, and who the image had in the end',
    told: ['adduser -D web', { text: 'touch /home/web/a', user: 'web' }],
    lines: ['RUN adduser -D web', 'USER web', 'RUN touch /home/web/a', 'USER root'],
  },
  {
    name: 'runs what ran until the end',
    told: [
      'mkdir /www',
      { text: 'httpd -f -h /www', exitCode: null, endedAt: null, directory: '/www' },
    ],
    lines: ['RUN mkdir /www', 'WORKDIR /www', 'CMD ["httpd","-f","-h","/www"]'],
    fates: ['line 1', 'main-process'],
  },
  {
    name: 'takes neither leaving the shell nor looking at something for what the image runs',
    told: [
      { text: 'top', exitCode: null, endedAt: null },
      { text: 'vi /a', exitCode: null, endedAt: null },
      { text: 'exit', exitCode: null, endedAt: null },
    ],
    lines: [],
    fates: ['look', 'unwritten', 'leave'],
  },
  {
    name: 'runs in the foreground what was started as a service',
    told: ['nginx', 'curl localhost'],
    lines: ['CMD ["nginx","-g","daemon off;"]'],
    fates: ['service', 'look'],
  },
  {
    name: 'takes CMD from the commit before what ran last',
    told: [{ text: 'top -b', exitCode: 130, endedAt: 60_000 }],
    more: { finalConfig: { ...plainConfig, cmd: ['serve'] } },
    lines: ['CMD ["serve"]'],
  },
  {
    name: 'writes what the commit is to set',
    told: [],
    more: {
      finalConfig: {
        user: 'web',
        workingDir: '/srv',
        entrypoint: ['e'],
        cmd: ['c'],
        env: [...plainConfig.env, 'A=x y'],
        exposedPorts: ['80/tcp'],
        volumes: ['/data'],
        labels: { l: '$v' },
      },
    },
    lines: [
      'WORKDIR /srv',
      'ENV A="x y"',
      'LABEL l="\\$v"',
      'EXPOSE 80/tcp',
      'VOLUME ["/data"]',
      'ENTRYPOINT ["e"]',
      'CMD ["c"]',
      'USER web',
    ],
  },
  {
    name: 'holds lists of commands together',
    told: ['test -d /a || mkdir /a', 'touch /b; touch /c', 'sleep 1 & wait'],
    lines: ['RUN { test -d /a || mkdir /a; } \\\n && { touch /b; touch /c; }'],
    fates: ['line 1', 'line 1', 'look'],
  },
  {
    name: 'hands several lines to the shell as they are',
    told: [{ text: 'for i in 1 2\ndo touch $i; done', directory: '/srv' }],
    lines: [String.raw`RUN ["/bin/sh","-c","cd /srv || exit 1\nfor i in 1 2\ndo touch $i; done"]`],
  },
  {
    name: 'asks bash for what only bash understands',
    told: ['mkdir /a/{b,c}', 'echo -e "x\\ty" > /d', 'touch /e'],
    more: { shell: 'bash' },
    lines: [
      'RUN ["/bin/bash","-c","mkdir /a/{b,c}"]',
      String.raw`RUN ["/bin/bash","-c","echo -e \"x\\ty\" > /d"]`,
      'RUN touch /e',
    ],
  },
  {
    name: 'copies at its time what was brought from outside',
    told: ['touch /a', 'touch /b'],
    more: { brought: [{ file: savedFile('/x', 'x'), at: 900, copied: null }] },
    lines: ['RUN touch /a', 'COPY x /x', 'RUN touch /b'],
  },
  {
    name: 'mends what a build had otherwise',
    told: [],
    more: {
      differences: { make: [], copy: [savedFile('/x y', 'x')], remove: ['/z', '/q r'], open: [] },
    },
    lines: ['COPY ["x_y","/x y"]', "RUN rm -rf /z '/q r'"],
  },
  {
    name: 'writes no secret into ENV',
    told: ['export API_TOKEN=abc MODE=quiet', 'export DB_PASSWORD=$X', 'export PUBLIC_KEY=k'],
    lines: ['ENV MODE="quiet"', 'ENV PUBLIC_KEY="k"'],
    fates: ['line 1', 'secret', 'line 2'],
  },
  {
    name: 'gives copied files names that no builder reads, and quotes their places',
    told: [],
    more: {
      brought: ['/Dockerfile', '/x.dockerignore', '/-a', '/b"c', "/d$e'[f]"].map((path) => ({
        file: savedFile(path, path),
        at: null,
        copied: null,
      })),
    },
    lines: [
      'COPY file_Dockerfile /Dockerfile',
      'COPY file_x.dockerignore /x.dockerignore',
      'COPY _a /-a',
      String.raw`COPY ["b_c","/b\\\"c"]`,
      String.raw`COPY ["d_e__f_","/d\\$e\\'[f]"]`,
    ],
  },
  {
    name: 'keeps letters of all scripts in the names of copied files, and names short enough for a disk',
    told: [],
    more: {
      brought: ['/srv/中文 é.txt', `/e\u0301/${'ä'.repeat(200)}`].map((path) => ({
        file: savedFile(path, path),
        at: null,
        copied: null,
      })),
    },
    lines: [
      'COPY ["srv_中文_é.txt","/srv/中文 é.txt"]',
      `COPY ${'ä'.repeat(120)} /e\u0301/${'ä'.repeat(200)}`,
    ],
  },
  {
    name: 'says functions again where they are called, several lines in a script',
    told: ['one() { touch "$1"; }', 'two() {\n touch b\n}', 'one /a && ls', 'two', 'touch /c'],
    lines: [
      'RUN one() { touch "$1"; } \\\n && one /a && ls',
      String.raw`RUN ["/bin/sh","-c","two() {\n touch b\n}\ntwo"]`,
      'RUN touch /c',
    ],
    fates: ['carried', 'carried', 'line 1', 'line 2', 'line 3'],
  },
];

describe('proposeRecipe', () => {
  it.each(cases)('$name', ({ told, more, lines, fates }) => {
    expect(linesOf(told, more)).toEqual(lines);
    expect(fatesOf(told, more)).toEqual(fates ?? fatesOf(told, more));
  });

  it('names what it cannot explain', () => {
    const told: readonly Told[] = [
      'su web',
      { text: 'vi /gone' },
      { text: 'vi /kept' },
      { text: 'service redis start' },
      { text: 'tar xf a -C /opt/x && false', exitCode: 1 },
    ];
    const changes = [
      changed('/kept'),
      changed('/opt/x'),
      changed('/alone', { modifiedAt: 90_000 }),
      changed('/var/log/x.log', { noise: 'log', modifiedAt: 90_000 }),
    ];
    const { fates, unexplained } = proposeRecipe(session(told, { changes }));
    expect(fates.map((fate) => fate.kind === 'dropped' && fate.reason)).toEqual([
      'shell',
      'unwritten',
      'unsaved',
      'service',
      'failed',
    ]);
    expect(unexplained).toEqual([
      { kind: 'inner-shell', command: 0 },
      { kind: 'unsaved-file', command: 2, path: '/kept' },
      { kind: 'service', command: 3 },
      { kind: 'failed-effect', command: 4, path: '/opt/x' },
      { kind: 'change', path: '/alone' },
    ]);
  });

  it('lays files to the commands with which they were seen', () => {
    const old = { modifiedAt: 1 };
    const told: readonly Told[] = [
      { text: 'tar xf /a.tar', appeared: new Set(['/opt/unpacked']) },
      { text: 'chmod +x /brought', appeared: new Set(['/brought']) },
      'cp /brought /copy',
      { text: 'touch /here', appeared: new Set(['/here', '/elsewhere']) },
    ];
    const changes = [
      changed('/opt/unpacked', old),
      changed('/brought'),
      changed('/here'),
      changed('/elsewhere'),
    ];
    expect(proposeRecipe(session(told, { changes })).unexplained).toEqual([
      { kind: 'change', path: '/brought' },
      { kind: 'change', path: '/elsewhere' },
    ]);
  });

  it.each([
    ['curl -H "Authorization: Bearer abc" -o /x https://example.org', ['Authorization']],
    ['git clone https://me:abc@example.org/x', ['https://me']],
    ['mysql --password=abc -e "select 1" > /out', ['password']],
    ['NPM_TOKEN=abc npm ci', ['NPM_TOKEN']],
    ['mysql --password=$PASSWORD > /out', []],
    ['make KEYBOARD=us install', []],
  ])('names the secret in %s', (text, names) => {
    const { unexplained } = proposeRecipe(session([text]));
    expect(unexplained).toEqual(names.map((name) => ({ kind: 'secret', command: 0, name })));
    expect(JSON.stringify(unexplained)).not.toContain('abc');
  });

  it('names the secrets that the image is to be configured with', () => {
    const finalConfig = { ...plainConfig, env: [...plainConfig.env, 'AUTH_KEY=abc'] };
    expect(proposeRecipe(session([], { finalConfig })).unexplained).toEqual([
      { kind: 'secret', command: null, name: 'AUTH_KEY' },
    ]);
  });

  it('gives the evidence for each line', () => {
    const { instructions } = proposeRecipe(
      session([
        'apt-get update',
        'apt-get install nginx',
        { text: 'vi /a', saved: [savedFile('/a', 'x')] },
      ]),
    );
    expect(instructions.map(({ evidence }) => evidence)).toEqual([
      [{ kind: 'base' }],
      [
        { kind: 'command', command: 0 },
        { kind: 'command', command: 1 },
        { kind: 'tidy', manager: 'apt' },
        { kind: 'tidy', manager: 'apt' },
      ],
      [
        { kind: 'command', command: 2 },
        { kind: 'file', path: '/a', size: 1 },
      ],
    ]);
  });
});
