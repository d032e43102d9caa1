import { describeSessions, type RecordedCase } from './recorded-cases.ts';

const cases: readonly RecordedCase[] = [
  {
    name: 'records bash on Debian',
    typed: [
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
    typed: [
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
];

describeSessions('debian:bookworm-slim', cases);
