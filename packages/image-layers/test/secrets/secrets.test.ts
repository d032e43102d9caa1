import { describe, expect, it } from 'vitest';
import { secretRuleOf } from '../../src/secrets/rules.ts';
import { findCandidates, judgeCandidate } from '../../src/secrets/secrets.ts';
import { file, layer } from '../support/layers.ts';

describe('secretRuleOf', () => {
  it.each([
    ['root/.ssh/id_ed25519', 'private-key'],
    ['app/certs/server.key', 'private-key'],
    ['app/tls-key.pem', 'private-key'],
    ['app/.env', 'environment-file'],
    ['app/.env.production', 'environment-file'],
    ['root/.npmrc', 'npm-token'],
    ['root/.netrc', 'netrc'],
    ['root/.docker/config.json', 'docker-login'],
    ['root/.aws/credentials', 'cloud-credentials'],
    ['home/u/.kube/config', 'kubernetes-config'],
    ['root/.git-credentials', 'git-credentials'],
    ['app/release.jks', 'keystore'],
  ])('takes %s for one: %s', (path, kind) => {
    expect(secretRuleOf(path)?.kind).toBe(kind);
  });

  it.each([
    'root/.ssh/id_ed25519.pub',
    'app/.env.example',
    'etc/ssl/certs/ca.pem',
    'usr/share/doc/pkg/server.key',
    'app/environment.ts',
    'root/.docker/daemon.json',
  ])('leaves %s alone', (path) => {
    expect(secretRuleOf(path)).toBeNull();
  });
});

describe('findCandidates and judgeCandidate', () => {
  const layers = [
    layer([file('app/.env', 20), file('root/.ssh/id_rsa', 400), file('root/.npmrc', 9)]),
    layer([], { whiteouts: ['root/.ssh'] }),
  ];
  const candidates = findCandidates(layers);

  it('finds what a later layer hid, first, and what is still there', () => {
    expect(
      candidates.map(({ entry, storedIn, hiddenBy }) => [entry.path, storedIn, hiddenBy]),
    ).toEqual([
      ['root/.ssh/id_rsa', 0, 1],
      ['app/.env', 0, null],
      ['root/.npmrc', 0, null],
    ]);
  });

  it('says whether the name or the content tells', () => {
    const [key, env, npm] = candidates;
    if (!key || !env || !npm) throw new Error('three candidates');
    expect(judgeCandidate(key, null)?.evidence).toBe('name');
    expect(judgeCandidate(key, '-----BEGIN OPENSSH PRIVATE KEY-----\n')?.evidence).toBe('content');
    expect(judgeCandidate(key, 'not a key')).toBeNull();
    expect(judgeCandidate(env, 'PORT=80\n')).toBeNull();
    expect(judgeCandidate(env, 'API_TOKEN=abc\n')).toMatchObject({ evidence: 'content' });
    expect(judgeCandidate(npm, null)).toBeNull();
    expect(judgeCandidate(npm, '//host/:_authToken=x')).toMatchObject({ kind: 'npm-token' });
  });

  it('never tells the content', () => {
    const [key] = candidates;
    if (!key) throw new Error('a candidate');
    const found = judgeCandidate(key, '-----BEGIN RSA PRIVATE KEY-----\nMIIE');
    expect(JSON.stringify(found)).not.toContain('MIIE');
  });
});
