import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedGem } from './unpinned-gem.ts';

ruleCases(unpinnedGem, [
  ['in short', 'RUN gem i «bundler»\n'],
  ['one of several', 'FROM a\nRUN gem install bundler:1 «nokogiri» --no-document\n'],
  [
    'the version as an option',
    `FROM a\nRUN gem install bundler -v '2.0.1'; gem install bundler --version 2; gem install bundler --version='2'; gem install -v2 bundler\n`,
  ],
  [
    'options for the extension',
    'FROM a\nRUN gem install a:1 -- --use-system-libraries true; gem install a:1 --use-system-libraries true; gem install a:1 -- --with-x=y z\n',
  ],
  ['an option without a value', 'FROM a\nRUN gem install --no-document «bundler»\n'],
  ['a file', 'FROM a\nRUN gem install ./a-1.0.gem\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN gem install «bundler»\n'],
  ['other commands', 'FROM a\nRUN gem update --system; bundle install\n'],
]);
