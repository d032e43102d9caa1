import type { Plugin } from 'vite';

const writers = /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/;
const exported = /^export (?:const|function) (\w+)/gm;

/**
 * Leaves Zod's writing of JSON schemas out of the page (5 kB of the first load, packed). Each kind of schema
 * names it, so it cannot be shaken off; here schemas only parse, and OpenAPI is written by `npm run generate`.
 */
export function withoutJsonSchema(): Plugin {
  return {
    name: 'stagecraft:without-json-schema',
    apply: 'build',
    transform(code, id) {
      if (!writers.test(id)) return null;
      const names = [...code.matchAll(exported)].map(([, name]) => `absent as ${String(name)}`);
      const absent = `const absent = () => { throw new Error('No JSON schemas are written here.'); };`;
      return { code: `${absent}\nexport { ${names.join(', ')} };`, map: null };
    },
  };
}
