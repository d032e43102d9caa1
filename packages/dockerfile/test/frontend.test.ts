import { describe, expect, test } from 'vitest';
import { featureAt, featuresOf, frontendFeatures, neededVersion } from '../src/index.ts';
import type { DirectiveNode } from '../src/index.ts';
import { hasFeature, pinnedFrontend } from '../src/frontend/pinned.ts';

function syntax(value: string): DirectiveNode[] {
  const span = { start: 0, end: 0 };
  return [{ kind: 'directive', span, name: 'syntax', nameSpan: span, value, valueSpan: span }];
}

describe('the frontend that a file pins', () => {
  test.each([
    ['docker/dockerfile:1.2', '1.2', false],
    ['docker/dockerfile:1.2.1', '1.2.1', false],
    ['docker/dockerfile:1.7-labs', '1.7-labs', true],
    ['docker/dockerfile:1.1-experimental', '1.1-experimental', true],
    ['docker.io/docker/dockerfile:1.4', '1.4', false],
    ['docker/dockerfile-upstream:1.4.0', '1.4.0', false],
    [`docker/dockerfile:1.4@sha256:${'a'.repeat(64)}`, '1.4', false],
    ['docker/dockerfile:1.4 whatever', '1.4', false],
  ])('%s', (value, tag, labs) => {
    expect(pinnedFrontend(syntax(value))).toMatchObject({ tag, labs });
  });

  test.each([
    'docker/dockerfile',
    'docker/dockerfile:1',
    'docker/dockerfile:1-labs',
    'docker/dockerfile:latest',
    'docker/dockerfile:labs',
    'docker/dockerfile:1.4-rc1',
    `docker/dockerfile@sha256:${'a'.repeat(64)}`,
    'example.invalid/docker/dockerfile:1.2',
    'mydocker/dockerfile:1.2',
  ])('%s pins none', (value) => {
    expect(pinnedFrontend(syntax(value))).toBeNull();
  });

  test('no directive pins none', () => {
    expect(pinnedFrontend([])).toBeNull();
  });
});

describe('which frontend has a feature', () => {
  test.each([
    ['1.19', 'COPY', 'parents', false],
    ['1.20', 'COPY', 'parents', true],
    ['1.6-labs', 'COPY', 'parents', false],
    ['1.7-labs', 'COPY', 'parents', true],
    ['2.0', 'COPY', 'parents', true],
    ['1.2.0', 'RUN', 'network', false],
    ['1.2.0-labs', 'RUN', 'network', false],
    // The tag without a patch stands for the newest one.
    ['1.2-labs', 'RUN', 'network', true],
    ['1.9', 'RUN', 'mount', true],
  ])('%s: %s --%s is %s', (tag, instruction, flag, has) => {
    const pinned = pinnedFrontend(syntax(`docker/dockerfile:${tag}`));
    const feature = featureAt(instruction, flag);
    expect(pinned !== null && feature !== null && hasFeature(pinned, feature)).toBe(has);
  });

  test('every feature has a place of its own and a version', () => {
    for (const feature of frontendFeatures) {
      expect(featureAt(feature.instruction, feature.flag, feature.part)).toBe(feature);
      expect(neededVersion(feature)).toMatch(/^1\.[0-9]+(?:\.[0-9]+)?(?:-labs)?$/);
      expect(featuresOf(feature.instruction)).toContain(feature);
    }
  });

  test('what every frontend has is no feature', () => {
    expect(featureAt('COPY', 'from')).toBeNull();
    expect(featureAt('RUN', 'mount', 'target')).toBeNull();
    expect(featuresOf('USER')).toEqual([]);
  });
});
