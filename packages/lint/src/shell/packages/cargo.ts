import type { Manager } from './types.ts';
import { unpinned, wordSet } from './words.ts';

/** Options that say which version of which source. */
const VERSIONS = wordSet('--version --vers --rev --tag --path');

/** https://doc.rust-lang.org/cargo/commands/cargo-install.html */
export const CARGO: Manager = {
  name: 'cargo',
  takesValue: wordSet(
    `--version --vers --git --branch --tag --rev --path --registry --index --root -F --features --bin
     --example --profile --target --target-dir -j --jobs --color --config -Z -C --message-format
     -p --package --manifest-path`,
  ),
  actions: { install: 'install', add: 'install', uninstall: 'remove', binstall: 'install' },
  commonVersion: (options) => {
    const option = options.find(({ name }) => VERSIONS.has(name));
    return option === undefined ? null : (option.value ?? '');
  },
  endsAtDashes: true,
  readPackage: (text) => {
    const at = text.indexOf('@');
    if (at < 0) return unpinned(text);
    const version = text.slice(at + 1);
    return { name: text.slice(0, at), version, source: 'registry', isPinned: true };
  },
};
