/**
 * A catalogue's texts by their dotted path.
 * @param {object} catalogue Objects in objects, with texts as leaves. Functions and numbers are not texts.
 * @param {string} [prefix]
 * @returns {[string, string][]}
 */
export function flatten(catalogue, prefix = '') {
  return Object.entries(catalogue).flatMap(([key, value]) => {
    // Catalogues are often one named export a file, called after the language: the name itself is no key.
    const path = prefix === '' && /^(en|zhCN|zh|zh_CN|default)$/.test(key) ? '' : `${prefix}${key}`;
    if (typeof value === 'string') return [/** @type {[string, string]} */ ([path, value])];
    if (typeof value !== 'object' || value === null) return [];
    return flatten(value, path === '' ? '' : `${path}.`);
  });
}

/**
 * Plural forms differ by language: English has `_one` and `_other`, Chinese only `_other` (CLDR).
 * @param {string} key
 */
function withoutPlural(key) {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** @param {string} text */
function placeholders(text) {
  return new Set(
    [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}|<\/?(\d+)\/?>/g)].map((m) => m[1] ?? m[2]),
  );
}

/** @param {Map<string, string>} catalogue */
function byMessage(catalogue) {
  /** @type {Map<string, { texts: string[], names: Set<string | undefined> }>} */
  const messages = new Map();
  for (const [key, text] of catalogue) {
    const message = messages.get(withoutPlural(key)) ?? { texts: [], names: new Set() };
    message.texts.push(text);
    for (const name of placeholders(text)) message.names.add(name);
    messages.set(withoutPlural(key), message);
  }
  return messages;
}

/**
 * What makes two catalogues unequal: a key that one lacks, other placeholders, an empty text.
 * @param {Map<string, string>} english
 * @param {Map<string, string>} chinese
 * @returns {readonly string[]}
 */
export function compareCatalogues(english, chinese) {
  const en = byMessage(english);
  const zh = byMessage(chinese);
  /** @type {string[]} */
  const findings = [];
  for (const key of new Set([...en.keys(), ...zh.keys()])) {
    const ours = en.get(key);
    const theirs = zh.get(key);
    if (!ours || !theirs) {
      findings.push(`${key} is missing in ${ours ? 'zh-CN' : 'en'}`);
      continue;
    }
    if ([...ours.texts, ...theirs.texts].some((text) => text.trim() === '')) {
      findings.push(`${key} is empty`);
    }
    const difference = [...ours.names].filter((name) => !theirs.names.has(name));
    const opposite = [...theirs.names].filter((name) => !ours.names.has(name));
    // `{{count}}` may stand unused: "one file" needs no figure.
    const wrong = [...difference, ...opposite].filter((name) => name !== 'count');
    if (wrong.length > 0) findings.push(`${key}: {{${wrong.join('}}, {{')}}} only in one language`);
  }
  return findings;
}
