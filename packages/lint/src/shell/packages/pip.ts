import type { Manager, ManagerName, PackageAction, PackageText } from './types.ts';
import { fixed, unpinned, URL_SCHEME, wordSet } from './words.ts';

const VCS = /^(?:git|hg|svn|bzr)(?:\+[a-z-]+)?:/;
const SPECIFIER = /(?:===|==|~=|!=|<=|>=|<|>)/;

/**
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/. Any bound, a commit or tag of
 * a repository, a file and a path are pinned for hadolint.
 */
function readRequirement(text: string): PackageText {
  const direct = /^([\w.[\],-]+)\s*@\s*(\S+:.*)$/.exec(text);
  if (direct !== null) return { ...readRequirement(direct[2] ?? ''), name: direct[1] ?? text };
  if (VCS.test(text)) {
    const version = /@([^@/#]+)(?:#.*)?$/.exec(text)?.[1] ?? null;
    return { name: text, version, source: 'git', isPinned: text.includes('@') };
  }
  if (URL_SCHEME.test(text)) return fixed(text, 'url');
  const marker = text.split(';')[0]?.trim() ?? text;
  if (
    /\.(?:whl|tar\.gz|zip)$/.test(marker) ||
    marker.includes('/') ||
    /^\.+(?:\[|$)/.test(marker)
  ) {
    return fixed(text, 'local');
  }
  const at = marker.search(SPECIFIER);
  const name = (at < 0 ? marker : marker.slice(0, at)).replace(/\[.*$/, '').trim();
  if (at < 0) return unpinned(name);
  const version = marker.slice(at).replace(/^===?\s*/, '');
  return { name, version, source: 'registry', isPinned: true };
}

const INSTALL_VALUES = `--abi -b --build -e --editable --extra-index-url -f --find-links -i --index-url
  --default-index --index --implementation --no-binary --only-binary --platform --prefix --progress-bar
  --proxy --python-version --root --src -t --target --trusted-host --upgrade-strategy -r --requirement
  --requirements -c --constraint --constraints --cache-dir --timeout --retries --cert --client-cert
  --log --python --report --group --config-settings -C --global-option --build-option --use-feature
  --use-deprecated --install-option --build-constraint --exists-action --root-user-action --keyring-provider --index-strategy -p --directory`;

function pipLike(
  name: ManagerName,
  actions: Readonly<Record<string, PackageAction>>,
  more = '',
): Manager {
  return {
    name,
    takesValue: wordSet(`${INSTALL_VALUES} ${more}`),
    actions,
    readPackage: readRequirement,
    fileOptions: wordSet('-r --requirement --requirements -c --constraint --constraints'),
  };
}

/** https://pip.pypa.io/en/stable/cli/ */
export const PIP = pipLike('pip', {
  install: 'install',
  wheel: 'other',
  download: 'other',
  uninstall: 'remove',
  'cache purge': 'clean',
  'cache remove': 'clean',
});

/** https://docs.astral.sh/uv/reference/cli/ */
export const UV = pipLike(
  'uv',
  {
    'pip install': 'install',
    'pip uninstall': 'remove',
    'tool install': 'install',
    'tool upgrade': 'upgrade',
    'tool run': 'run',
    'cache clean': 'clean',
    'cache prune': 'clean',
    add: 'install',
    remove: 'remove',
  },
  '--with --from --project --extra --package --link-mode --resolution',
);

/** https://pipx.pypa.io/stable/docs/ */
export const PIPX = pipLike(
  'pipx',
  { install: 'install', upgrade: 'upgrade', uninstall: 'remove', run: 'run' },
  '--pip-args --spec --suffix --backend',
);
