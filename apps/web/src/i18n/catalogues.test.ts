import { describe, expect, it } from 'vitest';
import { containerTexts } from './container-texts.ts';
import { formTexts } from './form-texts.ts';
import { catalogues, preferredLanguage } from './index.ts';
import { optionsTexts } from './options-texts.ts';
import { imageTexts } from './image-texts.ts';
import { layerTexts } from './layer-texts.ts';
import { registryTexts } from './registry-texts.ts';
import { roadTexts } from './road-texts.ts';
import { sessionTexts } from './session-texts.ts';
import { terminalTexts } from './terminal-texts.ts';
import { stepTexts } from './step-texts.ts';
import { workbenchTexts } from './workbench-texts.ts';

/** Every text of a catalogue by its path. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, inner]) =>
    texts(inner, path === '' ? key : `${path}.${key}`),
  );
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(String);

describe('the catalogues', () => {
  const english = texts({
    ...catalogues.en,
    ...workbenchTexts.en,
    ...containerTexts.en,
    forms: formTexts.en,
    options: optionsTexts.en,
    images: imageTexts.en,
    layers: layerTexts.en,
    registries: registryTexts.en,
    roads: roadTexts.en,
    sessions: sessionTexts.en,
    terminals: terminalTexts.en,
    stepShell: stepTexts.en,
  });
  const chinese = new Map(
    texts({
      ...catalogues['zh-CN'],
      ...workbenchTexts['zh-CN'],
      ...containerTexts['zh-CN'],
      forms: formTexts['zh-CN'],
      options: optionsTexts['zh-CN'],
      images: imageTexts['zh-CN'],
      layers: layerTexts['zh-CN'],
      registries: registryTexts['zh-CN'],
      roads: roadTexts['zh-CN'],
      sessions: sessionTexts['zh-CN'],
      terminals: terminalTexts['zh-CN'],
      stepShell: stepTexts['zh-CN'],
    }),
  );

  it('have the same keys', () => {
    expect([...chinese.keys()].toSorted()).toEqual(english.map(([key]) => key).toSorted());
  });

  it('have no empty text and the same placeholders', () => {
    for (const [key, text] of english) {
      const other = chinese.get(key) ?? '';
      expect([key, text.trim(), other.trim()]).not.toContain('');
      expect([key, ...placeholders(other).toSorted()]).toEqual([
        key,
        ...new Set(placeholders(text).toSorted()),
      ]);
    }
  });
});

describe('the first language', () => {
  it.each([
    [['zh-TW', 'en'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['de', 'en-GB', 'zh-CN'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('of %o is %s', (preferences, expected) => {
    expect(preferredLanguage(preferences)).toBe(expected);
  });
});
