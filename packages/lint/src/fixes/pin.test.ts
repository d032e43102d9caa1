import { parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { findingsOf, fixed } from '../../test/support/check.ts';
import type { LintFacts } from '../file/types.ts';
import { rules } from '../rules/index.ts';
import type { Fix } from '../types.ts';

const names = {
  curl: '7.88.1-10+deb12u5',
  git: '1:2.39.2-1.1',
  flask: '3.0.3',
  'typing-extensions': '4.9.0',
  '@scope/tool': '1.2.3',
  'example.com/tool': 'v1.4.0',
  httpd: '2.4.57-5.el9',
  evil: '1; rm -rf /',
};
const versions = {
  ...{ 'apt-get': names, apk: names, zypper: names, pip: names, npm: names },
  ...{ go: names, gem: names, yum: names, dnf: names },
};
const source = { en: 'build #12', 'zh-CN': '构建 #12' };

/** That all of a text's instructions were built as they are. */
function builtOf(text: string): Partial<LintFacts> {
  const { instructions } = parseDockerfile(text);
  return {
    installed: Object.fromEntries(instructions.map(({ id }) => [id, { source, versions }])),
  };
}

function pinOf(text: string, facts = builtOf(text)): Fix | null {
  const pinning = rules.filter(({ id }) => id.startsWith('unpinned-'));
  const found = pinning.flatMap((rule) => findingsOf(rule, text, { facts }));
  return found[0]?.fix?.() ?? null;
}

/** The file after pinning what is found first. */
function afterPin(text: string): string | null {
  const fix = pinOf(text);
  return fix === null ? null : fixed(text, fix);
}

describe('pins to the version that was seen', () => {
  test.each([
    ['apt-get install -y curl', 'apt-get install -y curl=7.88.1-10+deb12u5'],
    ["apt-get install 'git'", "apt-get install 'git=1:2.39.2-1.1'"],
    ['apk add --no-cache "curl" x=1', 'apk add --no-cache "curl=7.88.1-10+deb12u5" x=1'],
    ['pip install flask[async]', 'pip install flask[async]==3.0.3'],
    ['pip install Typing_Extensions', 'pip install Typing_Extensions==4.9.0'],
    ['python3 -m pip install flask', 'python3 -m pip install flask==3.0.3'],
    ['npm install -g @scope/tool', 'npm install -g @scope/tool@1.2.3'],
    ['go install example.com/tool@latest', 'go install example.com/tool@v1.4.0'],
    ['go get example.com/tool', 'go get example.com/tool@v1.4.0'],
    ['dnf install -y httpd', 'dnf install -y httpd-2.4.57-5.el9'],
    ['yum -y install httpd', 'yum -y install httpd-2.4.57-5.el9'],
    ['zypper -n in curl', 'zypper -n in curl=7.88.1-10+deb12u5'],
    ['gem install flask', 'gem install flask:3.0.3'],
    [
      'a && \\\n  apt-get install \\\n    curl \\\n && b',
      'a && \\\n  apt-get install \\\n    curl=7.88.1-10+deb12u5 \\\n && b',
    ],
    ['["apt-get", "install", "curl"]', '["apt-get", "install", "curl=7.88.1-10+deb12u5"]'],
    ['sh -c "apt-get install curl"', 'sh -c "apt-get install curl=7.88.1-10+deb12u5"'],
  ])('%s', (before, after) => {
    expect(afterPin(`FROM a\nRUN ${before}\n`)).toBe(`FROM a\nRUN ${after}\n`);
  });

  test('and the rule is silent then', () => {
    const after = afterPin('FROM a\nRUN apt-get install -y curl\n') ?? '';
    expect(afterPin(after)).toBeNull();
  });
});

describe('leaves alone', () => {
  test.each([
    ['what no version is known of', 'apt-get install vim'],
    ['what a variable names', 'apt-get install $X'],
    ['a version that a shell would read', 'apt-get install evil'],
    ['a module', 'dnf module install httpd'],
  ])('%s', (_, command) => {
    expect(afterPin(`FROM a\nRUN ${command}\n`)).toBeNull();
  });

  test('what another instruction installed', () => {
    const text = 'FROM a\nRUN apk add curl\n';
    expect(pinOf(text, builtOf('FROM a\nRUN apk add curl wget\n'))).toBeNull();
  });
});

test('tells where the version was seen', () => {
  const fix = pinOf('FROM a\nRUN apk add curl\n');
  expect(fix?.title).toEqual({
    en: 'Pin curl to 7.88.1-10+deb12u5, seen in build #12',
    'zh-CN': '将 curl 固定为 7.88.1-10+deb12u5（来自构建 #12）',
  });
});
