import { expect, test } from 'vitest';
import { compareCatalogues, flatten } from './catalogues.mjs';

/** @param {object} catalogue */
const map = (catalogue) => new Map(flatten(catalogue));

test('equal catalogues have no findings, plural forms aside', () => {
  const en = {
    en: { files_one: '{{count}} file', files_other: '{{count}} files', a: { b: 'Save {{name}}' } },
  };
  const zh = { zhCN: { files_other: '{{count}} 个文件', a: { b: '保存 {{name}}' } } };
  expect(compareCatalogues(map(en), map(zh))).toEqual([]);
});

test('a missing key is found on either side', () => {
  expect(compareCatalogues(map({ a: 'A', b: 'B' }), map({ b: '乙', c: '丙' }))).toEqual([
    'a is missing in zh-CN',
    'c is missing in en',
  ]);
});

test('other placeholders and empty texts are found', () => {
  const findings = compareCatalogues(
    map({ a: 'Open {{path}}', b: 'B' }),
    map({ a: '打开 {{name}}', b: ' ' }),
  );
  expect(findings).toEqual(['a: {{path}}, {{name}} only in one language', 'b is empty']);
});
