import { describe, expect, test } from 'vitest';
import { findingsOf, fixed, inputOf } from '../../test/support/check.ts';
import { rules } from '../rules/index.ts';
import { pinFix, type KnownVersion } from './pin.ts';

const source = { en: 'the build of 12:31', 'zh-CN': '12:31 的构建' };
const versions = new Map<string, KnownVersion>(
  Object.entries({
    curl: '7.88.1-10+deb12u5',
    git: '1:2.39.2-1.1',
    flask: '3.0.3',
    '@scope/tool': '1.2.3',
    'example.com/tool': 'v1.4.0',
    httpd: '2.4.57-5.el9',
    evil: '1; rm -rf /',
  }).map(([name, version]) => [name, { version, source }]),
);

/** The file after pinning what one rule finds first. */
function afterPin(text: string): string | null {
  for (const rule of rules.filter(({ id }) => id.startsWith('unpinned-'))) {
    const [finding] = findingsOf(rule, text);
    const fix = finding === undefined ? null : pinFix(inputOf(text), finding, versions);
    if (fix !== null) return fixed(text, fix);
  }
  return null;
}

describe('pins to the version that was seen', () => {
  test.each([
    ['apt-get install -y curl', 'apt-get install -y curl=7.88.1-10+deb12u5'],
    ["apt-get install 'git'", "apt-get install 'git=1:2.39.2-1.1'"],
    ['apk add --no-cache "curl" x=1', 'apk add --no-cache "curl=7.88.1-10+deb12u5" x=1'],
    ['pip install flask[async]', 'pip install flask[async]==3.0.3'],
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

  test('findings of other rules', () => {
    const text = 'FROM a\nRUN apt-get install curl\n';
    const span = { start: 0, end: 6 };
    expect(pinFix(inputOf(text), { span }, versions)).toBeNull();
  });
});

test('tells where the version was seen', () => {
  const text = 'FROM a\nRUN apk add curl\n';
  const fix = pinFix(inputOf(text), { span: { start: 19, end: 23 } }, versions);
  expect(fix?.title.en).toContain('the build of 12:31');
  expect(fix?.title['zh-CN']).toContain('12:31 的构建');
});
