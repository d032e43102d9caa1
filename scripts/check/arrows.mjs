import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';

/**
 * A place of the tree and what it may import. `from` is matched against a file's path in the repository; the first
 * match counts. `may` lists places (path prefixes in the repository); a file may always import its own place.
 * Packages outside the repository are free unless `packages` names the only ones allowed.
 *
 * @typedef {object} Arrow
 * @property {RegExp} from
 * @property {readonly string[]} may
 * @property {RegExp} [except] What of `may` is not meant.
 * @property {RegExp} [packages] Outside packages and `node:` modules that are allowed.
 */

const webPackages = [
  'packages/contracts',
  'packages/dockerfile',
  'packages/build-trace',
  'packages/graph-layout',
  'packages/lint',
  'packages/session-recipe',
];
const shared = ['apps/web/src/ui', 'apps/web/src/i18n'];
const webLeaf = [...webPackages, ...shared];
const webState = [
  'apps/web/src/document',
  'apps/web/src/language',
  'apps/web/src/api',
  'apps/web/src/state',
];
const serverPorts = [
  'apps/server/src/engine/engine.ts',
  'apps/server/src/store',
  'apps/server/src/buildkit',
];

/** DESIGN: "Who may import whom", as docs/architecture.md tells it. @type {readonly Arrow[]} */
const arrows = [
  {
    from: /^packages\/contracts\/src\//,
    may: [],
    packages: /^zod$/,
  },
  { from: /^packages\/dockerfile\/src\//, may: [], packages: /^$/ },
  {
    from: /^packages\/build-trace\/src\//,
    may: ['packages/dockerfile', 'packages/contracts'],
    packages: /^$/,
  },
  {
    from: /^packages\/image-layers\/src\//,
    may: ['packages/contracts'],
    packages: /^(?:node:(?:buffer|crypto|zlib)|fzstd)$/,
  },
  // Where the shell parser's modules and ShellCheck are is known to the host alone.
  {
    from: /^packages\/lint\/src\/(?:shellcheck\/)?node\.ts$/,
    may: ['packages/lint'],
    packages: /^node:(?:child_process|fs|fs\/promises|module)$/,
  },
  {
    from: /^packages\/lint\/src\//,
    may: ['packages/dockerfile', 'packages/contracts'],
    packages: /^(?:web-tree-sitter|yaml)$/,
  },
  {
    from: /^packages\/session-recipe\/src\//,
    may: ['packages/dockerfile', 'packages/contracts'],
    packages: /^$/,
  },
  {
    from: /^packages\/graph-layout\/src\//,
    may: ['packages/dockerfile'],
    packages: /^@dagrejs\/dagre$/,
  },
  { from: /^packages\/[^/]+\//, may: ['packages'] },
  // A problem answer says itself in both languages, and events have their types in contracts.
  { from: /^apps\/web\/src\/(ui|i18n)\//, may: webLeaf },
  {
    from: /^apps\/web\/src\/(document|language|api)\//,
    // Types only flow back from state: the ports that these three implement are declared beside their users.
    may: [...webLeaf, ...webState],
  },
  { from: /^apps\/web\/src\/state\//, may: [...webLeaf, ...webState] },
  { from: /^apps\/web\/src\/features\/([^/]+)\//, may: [...webLeaf, ...webState] },
  { from: /^apps\/web\//, may: ['apps/web', 'packages'] },
  {
    from: /^apps\/server\/src\/engine\/(\w+-)?engine\.ts$/,
    may: [
      'apps/server/src/engine/engine.ts',
      'apps/server/src/engine/container-engine.ts',
      'apps/server/src/engine/image-engine.ts',
      'apps/server/src/engine/process-engine.ts',
      'apps/server/src/engine/step-engine.ts',
      'apps/server/src/engine/registry-engine.ts',
      'packages',
    ],
  },
  {
    from: /^apps\/server\/src\/engine\//,
    may: ['apps/server/src/engine', 'apps/server/src/buildkit', 'packages'],
  },
  { from: /^apps\/server\/src\/store\//, may: ['packages'] },
  { from: /^apps\/server\/src\/buildkit\//, may: [...serverPorts, 'packages'] },
  { from: /^apps\/server\/src\/security\//, may: ['apps/server/src/problems', 'packages'] },
  {
    from: /^apps\/server\/src\/(main|command-main|find-engine)\.ts$/,
    may: ['apps/server', 'packages'],
  },
  {
    from: /^apps\/server\//,
    may: ['apps/server', 'packages'],
    except: /^apps\/server\/src\/(engine\/(docker|fake)\/|(command-)?main\.ts|find-engine\.ts)/,
  },
  { from: /^apps\/cli\//, may: ['packages'] },
  { from: /^e2e\//, may: [] },
  { from: /^bench\//, may: ['packages', 'apps/server/src', 'apps/web/src', '.size-limit.js'] },
  { from: /^scripts\//, may: ['packages'] },
];

const sources = /\.(ts|tsx|mts|mjs|js)$/;
const skipped = new Set(['node_modules', 'dist', '.turbo', 'test-results', 'playwright-report']);
/** At the start of a line, where prettier puts it: Dockerfiles in test strings are not meant. */
const statement = /^(?:import|export)\s(?:[^'"`;]*?\sfrom\s*|\s*)['"]([^'"\n]+)['"]/gm;
const call = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/**
 * @param {string} folder
 * @returns {AsyncGenerator<string>}
 */
async function* walk(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (sources.test(entry.name)) yield path;
  }
}

/**
 * The place of the tree that an import names, or null for a package outside the repository.
 * @param {string} file Path in the repository.
 * @param {string} specifier
 * @returns {string | null}
 */
export function resolveTarget(file, specifier) {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(file), specifier));
  const own = /^@stagecraft\/([^/?]+)/.exec(specifier);
  if (!own) return null;
  return own[1] === 'web' || own[1] === 'server' || own[1] === 'cli'
    ? `apps/${own[1]}/src/`
    : `packages/${own[1]}/src/`;
}

/**
 * Why a file may not import this, or null when it may.
 * @param {string} file Path in the repository, `/` as separator.
 * @param {string} specifier As written in the import.
 * @returns {string | null}
 */
export function judgeImport(file, specifier) {
  const test = /\.test\.[a-z]+$|\/test\//.test(file);
  const target = resolveTarget(file, specifier);
  if (/^dockerode($|\/)|^docker-modem($|\/)/.test(specifier)) {
    return file.startsWith('apps/server/src/engine/docker/') || /^(bench|e2e)\//.test(file)
      ? null
      : 'only apps/server/src/engine/docker may use dockerode';
  }
  const arrow = arrows.find(({ from }) => from.test(file));
  if (!arrow) return null;
  if (target === null) {
    if (!arrow.packages || test || arrow.packages.test(specifier)) return null;
    return `${specifier} is not among the packages that this place may use`;
  }
  const place = arrow.from.exec(file)?.[0] ?? '';
  const allowed = [place, ...arrow.may].some(
    (prefix) =>
      target === prefix || target.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`),
  );
  if ((allowed && !arrow.except?.test(target)) || (test && withinSameWorkspace(file, target)))
    return null;
  return `${place || file} may not import ${target}`;
}

/**
 * Tests may reach across the folders of their own workspace: they put parts together.
 * @param {string} file
 * @param {string} target
 */
function withinSameWorkspace(file, target) {
  const workspace = file.split('/').slice(0, 2).join('/');
  return target.startsWith(`${workspace}/`);
}

/**
 * Every import in the repository that goes against the arrows.
 * @param {string} root
 * @returns {Promise<readonly string[]>} `file: import "…": reason` lines.
 */
export async function findArrowViolations(root) {
  /** @type {string[]} */
  const violations = [];
  for (const top of ['packages', 'apps', 'e2e', 'bench', 'scripts']) {
    for await (const path of walk(join(root, top))) {
      const file = relative(root, path).split(sep).join('/');
      const text = await readFile(path, 'utf8');
      for (const match of [...text.matchAll(statement), ...text.matchAll(call)]) {
        const reason = judgeImport(file, match[1] ?? '');
        if (reason) violations.push(`${file}: import "${match[1]}": ${reason}`);
      }
    }
  }
  return violations;
}
