import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedAptPackage } from './unpinned-apt-package.ts';

ruleCases(unpinnedAptPackage, [
  ['without FROM', 'RUN apt-get install «python»\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN apt-get install -y «python»\n'],
  [
    'options before and behind, joined and apart',
    'FROM a\nRUN apt-get -yqq -o Dpkg::Use-Pty=0 install -t bookworm-backports «git» --target-release=x «vim» tmux=3.3a-3\n',
  ],
  [
    'over several lines, with a comment',
    'FROM a\nRUN apt-get update && \\\n    apt-get install -y \\\n      «curl» \\\n      # for https\n      ca-certificates=2023* \\\n      «wget»\n',
  ],
  ['a file, a release, one taken away', 'FROM a\nRUN apt-get install ./a.deb b.deb c/stable d-\n'],
  ['a name that ends in plus', 'FROM a\nRUN apt-get install -y «libstdc++»\n'],
  ['wrapped', 'FROM a\nRUN sudo DEBIAN_FRONTEND=noninteractive /usr/bin/apt-get install «git»\n'],
  [
    'in conditions, loops, subshells and scripts',
    `FROM a\nRUN if true; then apt-get install «a»; fi; (apt-get install «b»); for i in 1; do apt-get install «c»; done; sh -c 'apt-get install «d»'\n`,
  ],
  ['in a here-document', 'FROM a\nRUN <<EOF\napt-get update\napt-get install -y «git»\nEOF\n'],
  ['exec form', 'FROM a\nRUN ["apt-get", "install", "-y", «"git"»]\n'],
  [
    'other commands',
    'FROM a\nRUN apt-get update; apt-get remove git; aptx install git; echo apt-get install git\n',
  ],
  ['a version that ARG gives', 'FROM a\nARG V=1.2\nRUN apt-get install git=$V "vim=${V}"\n'],
  [
    'packages that a variable holds',
    `FROM a\nENV PINNED="a=1 b=2"\nRUN DEPS='gcc make' && apt-get install -y $PINNED «$DEPS» «\${UNKNOWN}»\n`,
  ],
  ['quoted', `FROM a\nRUN apt-get install 'git=1:2.*' «"vim"»\n`],
  ['another shell', 'FROM a\nSHELL ["pwsh", "-c"]\nRUN apt-get install git\n'],
  ['suppressed', 'FROM a\n# hadolint ignore=DL3008\nRUN apt-get install git\n'],
]);
