import { describeSessions, type RecordedCase } from './recorded-cases.ts';

const cases: readonly RecordedCase[] = [
  {
    name: 'records bash on Debian',
    happens: [
      'useradd --create-home --uid 1234 web',
      'mkdir -p /srv/{site,logs}',
      'cd /srv/site',
      'false',
      'echo -e "a\\tb" > tabbed.txt',
      'for i in 1 2; do touch page$i.html; done',
      'ls',
    ],
    lines: [
      'RUN useradd --create-home --uid 1234 web',
      'RUN ["/bin/bash","-c","mkdir -p /srv/{site,logs}"]',
      String.raw`RUN ["/bin/bash","-c","cd /srv/site || exit 1\necho -e \"a\\tb\" > tabbed.txt"]`,
      String.raw`RUN ["/bin/bash","-c","cd /srv/site || exit 1\nfor i in 1 2; do touch page$i.html; done"]`,
    ],
  },
  {
    name: 'edits a configuration of Debian with sed and a here-document',
    happens: [
      "sed -i 's/^# \\(en_US\\)/\\1/' /etc/adduser.conf",
      ['cat > /etc/motd <<EOF', 'Welcome', '', 'to $HOSTNAME_OF_NOBODY here', 'EOF'],
      'groupadd --gid 4321 staff2',
      'apt-get install -y no-such-package',
    ],
    lines: [
      "RUN sed -i 's/^# \\(en_US\\)/\\1/' /etc/adduser.conf",
      'COPY etc_motd /etc/motd',
      'RUN groupadd --gid 4321 staff2',
    ],
    harmless: ['cache /var/cache/apt/pkgcache.bin', 'cache /var/cache/apt/srcpkgcache.bin'],
  },
  {
    name: 'installs a web server after a failed try, and edits its page',
    happens: [
      'rm /etc/apt/sources.list',
      "echo 'deb [trusted=yes] http://WEB/ ./' > /etc/apt/sources.list",
      'apt-get install -y little-web',
      'apt-get update',
      'apt install little-web',
      ['cat > /var/www/html/index.html <<EOF', '<h1>Hello</h1>', 'EOF'],
      'cat /var/www/html/index.html',
      { line: 'little-web', sees: 'serving' },
    ],
    lines: [
      "RUN rm /etc/apt/sources.list \\\n && echo 'deb [trusted=yes] http://WEB/ ./' > /etc/apt/sources.list",
      'RUN apt-get update \\\n && apt-get install -y little-web \\\n && rm -rf /var/lib/apt/lists/*',
      'COPY var_www_html_index.html /var/www/html/index.html',
      'CMD ["little-web"]',
    ],
    harmless: [
      'cache /var/cache/apt/archives/little-web_1.0_all.deb',
      'cache /var/cache/apt/pkgcache.bin',
      'cache /var/cache/apt/srcpkgcache.bin',
      'package-lists /var/lib/apt/lists/WEB_._Packages',
      'package-lists /var/lib/apt/lists/auxfiles',
      'package-lists /var/lib/apt/lists/lock',
      'package-lists /var/lib/apt/lists/partial',
      'log /var/log/apt/history.log',
      'log /var/log/apt/term.log',
      'log /var/log/dpkg.log',
    ],
    settings: ['CMD'],
  },
  {
    name: 'goes on recording when the prompt is another one, and keeps `$_`',
    happens: [
      "PS1='> '",
      'mkdir -p /deep/er',
      'cd $_',
      'touch here',
      ' touch with-a-space-before',
      'HISTCONTROL=ignoreboth',
    ],
    lines: [
      'RUN mkdir -p /deep/er \\\n && cd /deep/er \\\n && touch here \\\n && touch with-a-space-before',
    ],
  },
  {
    name: 'adds a user who then does something',
    happens: [
      'useradd --create-home --shell /bin/bash --uid 2000 web',
      "su - web -c 'echo hello > ~/note && mkdir ~/site'",
      'passwd -l web',
    ],
    lines: [
      "RUN useradd --create-home --shell /bin/bash --uid 2000 web \\\n && su - web -c 'echo hello > ~/note && mkdir ~/site' \\\n && passwd -l web",
    ],
  },
  {
    name: 'downloads an archive and unpacks it',
    happens: [
      '/usr/lib/apt/apt-helper download-file http://WEB/app.tgz /tmp/app.tgz',
      'tar xzf /tmp/app.tgz -C /opt',
      'rm -f /tmp/app.tgz',
      'export PATH=$PATH:/opt/app/bin LANG=C.UTF-8',
      'start',
    ],
    lines: [
      'RUN /usr/lib/apt/apt-helper download-file http://WEB/app.tgz /tmp/app.tgz \\\n && tar xzf /tmp/app.tgz -C /opt \\\n && rm -f /tmp/app.tgz',
      'ENV PATH="${PATH}:/opt/app/bin" LANG="C.UTF-8"',
      'RUN start',
    ],
    settings: ['ENV PATH', 'ENV LANG'],
  },
  {
    name: 'defines a function over several lines and calls it',
    happens: [
      ['make() {', '  mkdir -p "/made/$1"', '}'],
      'make one && make two',
      'tee /made/list <<< "one two"',
    ],
    lines: [
      'RUN make() {   mkdir -p "/made/$1"; } \\\n && make one && make two',
      String.raw`RUN ["/bin/bash","-c","tee /made/list <<< \"one two\""]`,
    ],
  },
];

describeSessions('debian:bookworm-slim', cases);
