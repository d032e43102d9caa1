import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '@stagecraft/dockerfile';
import { packageCommand } from '../../src/shell/packages/package-command.ts';
import type { PackageCommand } from '../../src/shell/packages/types.ts';
import { readScript } from '../support/shell.ts';

function packageCommands(script: string): readonly PackageCommand[] {
  const model = parseDockerfile(`FROM busybox\nRUN ${script}\n`);
  const run = model.instructions[1];
  const commands = run === undefined ? [] : (readScript(model, run)?.commands ?? []);
  return commands.flatMap((command) => packageCommand(command) ?? []);
}

/** `manager action: name@version!` with `!` for what is pinned, `?` for what may be anything. */
function short({ manager, action, packages }: PackageCommand): string {
  const words = packages.map(({ name, version, isPinned, isKnown, source }) =>
    [
      source === 'registry' ? '' : `${source} `,
      name,
      version === null ? '' : ` ${version}`,
      isPinned ? '!' : '',
      isKnown ? '' : '?',
    ].join(''),
  );
  return `${manager} ${action}: ${words.join(', ')}`.trim();
}

describe('Package managers', () => {
  it.each<[string, string]>([
    ['apt-get update', 'apt-get update:'],
    ['apt-get install -y curl=7.1-2 git', 'apt-get install: curl 7.1-2!, git'],
    [
      'apt-get -qqy install --no-install-recommends -t stable a/b c:amd64',
      'apt-get install: a /b!, c:amd64',
    ],
    ['apt-get -o Dpkg::Options::="--force-confold" install a', 'apt-get install: a'],
    [
      'apt-get install -y ./a.deb /tmp/b_1.deb',
      'apt-get install: local ./a.deb!, local /tmp/b_1.deb!',
    ],
    ['apt-get install -y "curl=${V}" $PKGS', 'apt-get install: curl ${V}!, $PKGS?'],
    ['apt-get install -y --option=a b', 'apt-get install: b'],
    ['DEBIAN_FRONTEND=noninteractive apt-get dist-upgrade', 'apt-get dist-upgrade:'],
    ['sudo apt install a', 'apt install: a'],
    ['aptitude -R install a', 'aptitude install: a'],
    ['apt-get clean', 'apt-get clean:'],
    ['apk add --no-cache a=1.2-r0 b~1.2 c d@edge', 'apk install: a 1.2-r0!, b ~1.2!, c, d'],
    ['apk --no-cache add --virtual .deps a', 'apk install: a'],
    ['apk add -t .deps -X http://x a', 'apk install: a'],
    ['apk add ./a.apk', 'apk install: local ./a.apk!'],
    ['apk del .deps', 'apk remove: .deps'],
    ['pip install a==1 "b>=2,<3" c[x]~=1.0 d', 'pip install: a 1!, b >=2,<3!, c ~=1.0!, d'],
    ['pip3.12 install --index-url http://x a', 'pip install: a'],
    ['python3 -m pip install -U pip', 'pip install: pip'],
    ['python3 -I -m pip install a', 'pip install: a'],
    ['pip install -r requirements.txt', 'pip install:'],
    ['pip install .', 'pip install: local .!'],
    [
      'pip install git+https://x/y.git@v1 git+https://x/z.git',
      'pip install: git git+https://x/y.git@v1 v1!, git git+https://x/z.git',
    ],
    [
      'pip install a.whl x.tar.gz ./y -e z',
      'pip install: local a.whl!, local x.tar.gz!, local ./y!',
    ],
    ['pip cache purge', 'pip clean:'],
    ['uv pip install --system a', 'uv install: a'],
    ['uv sync', 'uv other:'],
    ['pipx install black==24.1', 'pipx install: black 24.1!'],
    ['npm install', 'npm install:'],
    ['npm i -g a@1 @s/b @s/c@2 d@latest', 'npm install: a 1!, @s/b, @s/c 2!, d latest!'],
    ['npm --loglevel warn install a', 'npm install: a'],
    [
      'npm install git+https://x/y.git#1 git://x/z ./f t.tgz',
      'npm install: git git+https://x/y.git 1!, git git://x/z, local ./f!, local t.tgz!',
    ],
    ['npm cache clean --force', 'npm clean:'],
    ['npm run build', 'npm other:'],
    ['yarn', 'yarn install:'],
    ['yarn global add a', 'yarn install: a'],
    ['yarn cache clean', 'yarn clean:'],
    ['pnpm add -D a@^1', 'pnpm install: a ^1!'],
    ['gem install a b:1.2', 'gem install: a, b 1.2!'],
    ['gem install -v 1.2 a', 'gem install: a 1.2!'],
    ['gem install a --version="1.2" -- --with-x', 'gem install: a 1.2!'],
    [
      'go install example.com/a@v1.2.3 example.com/b',
      'go install: example.com/a v1.2.3!, example.com/b',
    ],
    ['go install example.com/a@latest', 'go install: example.com/a latest'],
    ['go get -d -v ./...', 'go install: local ./...!'],
    ['go install tool', 'go install: local tool!'],
    ['go run -mod=mod example.com/a@v1 x', 'go run: example.com/a v1!'],
    ['go install -ldflags "-s -w" .', 'go install: local .!'],
    ['cargo install a b@1.2', 'cargo install: a, b 1.2!'],
    ['cargo install --version 1.2 a', 'cargo install: a 1.2!'],
    ['composer require a/b:^1.0 c/d', 'composer install: a/b ^1.0!, c/d'],
    ['composer global require a/b', 'composer install: a/b'],
    [
      'yum install -y httpd-2.4.6 httpd-devel a.rpm',
      'yum install: httpd 2.4.6!, httpd-devel, local a.rpm!',
    ],
    ['yum -y groupinstall "Development Tools"', 'yum install: group Development Tools'],
    ['yum clean all', 'yum clean:'],
    ['yum -y update', 'yum upgrade:'],
    ['dnf -y --setopt=x=y module install nodejs:20 a', 'dnf install: nodejs 20!, a'],
    ['microdnf install a-1:2.3-4.el9', 'microdnf install: a 1:2.3-4.el9!'],
    ['zypper --non-interactive in a=1 "b>=2" c', 'zypper install: a 1!, b >=2!, c'],
    ['zypper dup', 'zypper dist-upgrade:'],
    ['pacman -Syu --noconfirm a', 'pacman upgrade: a'],
    ['pacman -S a', 'pacman install: a'],
    ['pacman -Scc --noconfirm', 'pacman clean:'],
    ['/usr/bin/apt-get install a', 'apt-get install: a'],
  ])('%s', (script, expected) => {
    expect(packageCommands(script).map(short)).toEqual([expected]);
  });

  it('finds several managers in one RUN, wherever they stand', () => {
    const script = [
      'apt-get update && (apt-get install -y a; pip install b==1)',
      'if true; then npm ci; fi',
      `sh -c 'gem install c'`,
      'echo apt-get install d',
    ].join(' && ');
    expect(packageCommands(script).map(short)).toEqual([
      'apt-get update:',
      'apt-get install: a',
      'pip install: b 1!',
      'npm install:',
      'gem install: c',
    ]);
  });

  it('names the files that say what to install', () => {
    const [found] = packageCommands('pip install -r a.txt --constraint=b.txt -c "$C" d');
    expect(found?.files).toEqual(['a.txt', 'b.txt', null]);
    expect(found?.packages.map(({ name }) => name)).toEqual(['d']);
  });

  it('gives nothing for other commands', () => {
    expect(
      packageCommands('python setup.py install && echo pip install a && $X install b'),
    ).toEqual([]);
  });
});
