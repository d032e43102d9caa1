import { describeSessions, type RecordedCase } from './recorded-cases.ts';

const cases: readonly RecordedCase[] = [
  {
    name: 'serves a page with the web server that is there',
    happens: [
      'mkdir -p /www',
      'echo "<h1>Hello</h1>" > /www/index.html',
      'ls -l /www',
      'httpd -h /www',
      'wget -qO- localhost',
    ],
    lines: [
      'RUN mkdir -p /www \\\n && echo "<h1>Hello</h1>" > /www/index.html',
      'CMD ["httpd","-f","-h","/www"]',
    ],
    settings: ['CMD'],
  },
  {
    name: 'adds a user and a file of theirs',
    happens: [
      'echo "web:x:1000:1000::/home/web:/bin/sh" >> /etc/passwd',
      'mkdir -p /home/web',
      'touch /home/web/.profile',
      'chown -R 1000:1000 /home/web',
      'id 1000',
    ],
    lines: [
      'RUN echo "web:x:1000:1000::/home/web:/bin/sh" >> /etc/passwd \\\n && mkdir -p /home/web \\\n && touch /home/web/.profile \\\n && chown -R 1000:1000 /home/web',
    ],
  },
  {
    name: 'packs, unpacks and takes the archive away',
    happens: [
      'mkdir /src && echo 1 > /src/a && echo 2 > /src/b',
      'tar czf /tmp/app.tgz -C /src .',
      'mkdir -p /opt/app',
      'cd /opt/app',
      'tar xzf /tmp/app.tgz',
      'rm /tmp/app.tgz',
      'ls',
    ],
    lines: [
      'RUN mkdir /src && echo 1 > /src/a && echo 2 > /src/b \\\n && tar czf /tmp/app.tgz -C /src . \\\n && mkdir -p /opt/app \\\n && cd /opt/app \\\n && tar xzf /tmp/app.tgz \\\n && rm /tmp/app.tgz',
    ],
  },
  {
    name: 'edits a configuration with sed',
    happens: [
      'mkdir -p /etc/app',
      'echo "port=80" > /etc/app/app.conf',
      'sed -i "s/80/8080/" /etc/app/app.conf',
      'grep port /etc/app/app.conf',
    ],
    lines: [
      'RUN mkdir -p /etc/app \\\n && echo "port=80" > /etc/app/app.conf \\\n && sed -i "s/80/8080/" /etc/app/app.conf',
    ],
  },
  {
    name: 'edits a configuration with vi, then with sed',
    happens: [
      'echo port=80 > /etc/app.conf',
      { line: 'vi /etc/app.conf', sees: 'port', keys: ':s/80/8080/\r:wq\r' },
      "sed -i 's/8080/9090/' /etc/app.conf",
    ],
    lines: [
      'RUN echo port=80 > /etc/app.conf',
      'COPY etc_app.conf /etc/app.conf',
      "RUN sed -i 's/8080/9090/' /etc/app.conf",
    ],
  },
  {
    name: 'leaves out what failed and what was only looked at',
    happens: ['mkdir /a/b', 'no-such-command', 'mkdir -p /a/b', 'ls /a', 'cd /a', 'pwd', 'touch c'],
    lines: ['RUN mkdir -p /a/b \\\n && cd /a \\\n && touch c'],
  },
  {
    name: 'keeps a here-document as a file',
    happens: [
      ['cat > /run.sh <<EOF', '#!/bin/sh', '', 'echo $((1 + 1))', 'EOF'],
      'chmod +x /run.sh',
      '/run.sh',
    ],
    lines: ['COPY run.sh /run.sh', 'RUN chmod +x /run.sh \\\n && /run.sh'],
  },
  {
    name: 'repeats a command that was given twice, and none for an empty line',
    happens: ['echo x >> /log.txt', 'echo x >> /log.txt', '', 'cat /log.txt'],
    lines: ['RUN echo x >> /log.txt \\\n && echo x >> /log.txt'],
  },
  {
    name: 'hands a loop over several lines to the shell',
    happens: [['for name in a b c', 'do mkdir -p /d/$name', 'done'], 'ls /d'],
    lines: [String.raw`RUN ["/bin/sh","-c","for name in a b c\ndo mkdir -p /d/$name\ndone"]`],
  },
  {
    name: 'carries what was exported, and shell variables where they are used',
    happens: [
      'export GREETING="hello there"',
      'TARGET=/greeting',
      'echo "$GREETING" > $TARGET',
      'touch /other',
    ],
    lines: [
      'ENV GREETING="hello there"',
      'RUN TARGET=/greeting \\\n && echo "$GREETING" > $TARGET \\\n && touch /other',
    ],
    settings: ['ENV GREETING'],
  },
  {
    name: 'takes out what was undone, and keeps what was removed from the image',
    happens: ['touch /mistake', 'rm /mistake', 'touch /kept', 'rm /etc/group'],
    lines: ['RUN touch /kept \\\n && rm /etc/group'],
  },
  {
    name: 'ends as the commit says',
    happens: ['mkdir -p /srv'],
    changes: [
      'WORKDIR /srv',
      'ENV MODE=quiet',
      'EXPOSE 8080',
      'LABEL who="some one"',
      'CMD ["sleep", "9"]',
    ],
    lines: [
      'RUN mkdir -p /srv',
      'WORKDIR /srv',
      'ENV MODE=quiet',
      'LABEL who="some one"',
      'EXPOSE 8080/tcp',
      'CMD ["sleep","9"]',
    ],
  },
  {
    name: 'says what a shell in the shell hides, and copies what came of it',
    happens: [{ line: 'sh', sees: '# ', keys: 'echo inner > /inner.txt\rexit\r' }, 'touch /outer'],
    lines: ['COPY inner.txt /inner.txt', 'RUN touch /outer'],
    unexplained: ['inner-shell'],
  },
  {
    name: 'downloads an archive and unpacks it',
    happens: [
      'wget -q http://WEB/app.tgz -O /tmp/app.tgz',
      'mkdir -p /opt',
      'tar xzf /tmp/app.tgz -C /opt',
      'rm /tmp/app.tgz',
      'ls -R /opt',
    ],
    lines: [
      'RUN wget -q http://WEB/app.tgz -O /tmp/app.tgz \\\n && mkdir -p /opt \\\n && tar xzf /tmp/app.tgz -C /opt \\\n && rm /tmp/app.tgz',
    ],
  },
  {
    name: 'copies at its time what came through Stagecraft',
    happens: [
      'mkdir /srv',
      { copied: '/usr/bin/greet', content: '#!/bin/sh\necho hi > /srv/greeting\n' },
      'chmod +x /usr/bin/greet',
      'greet',
      "sed -i 's/hi/ho/' /usr/bin/greet",
    ],
    lines: [
      'RUN mkdir /srv',
      'COPY usr_bin_greet /usr/bin/greet',
      "RUN chmod +x /usr/bin/greet \\\n && greet \\\n && sed -i 's/hi/ho/' /usr/bin/greet",
    ],
  },
  {
    name: 'copies what somebody else brought before it is used',
    happens: [
      'mkdir /srv',
      { brought: '/srv/page.html', content: '<h1>Hi</h1>\n' },
      'chown 33:33 /srv/page.html',
      'cp /srv/page.html /srv/index.html',
    ],
    lines: [
      'RUN mkdir /srv',
      'COPY --chown=33:33 srv_page.html /srv/page.html',
      'RUN chown 33:33 /srv/page.html \\\n && cp /srv/page.html /srv/index.html',
    ],
  },
  {
    name: 'changes permissions, owners and links',
    happens: [
      'mkdir -p -m 700 /private/deep',
      'touch "/private/two words" /private/run',
      'chmod 4755 /private/run',
      'chown -R 12:34 /private',
      'ln -s ../private/run /bin/run',
    ],
    lines: [
      'RUN mkdir -p -m 700 /private/deep \\\n && touch "/private/two words" /private/run \\\n && chmod 4755 /private/run \\\n && chown -R 12:34 /private \\\n && ln -s ../private/run /bin/run',
    ],
  },
  {
    name: 'appends line by line, and several at once',
    happens: [
      'echo one >> /list',
      'echo two >> /list',
      ['cat >> /list <<EOF', 'three', 'four', 'EOF'],
    ],
    lines: [
      'RUN echo one >> /list \\\n && echo two >> /list',
      String.raw`RUN ["/bin/sh","-c","cat >> /list <<EOF\nthree\nfour\nEOF"]`,
    ],
  },
  {
    name: 'does something as another user',
    happens: [
      'mkdir -m 777 /shared',
      "su -s /bin/sh nobody -c 'echo mine > /shared/note'",
      'ls -l /shared',
    ],
    lines: ["RUN mkdir -m 777 /shared \\\n && su -s /bin/sh nobody -c 'echo mine > /shared/note'"],
  },
  {
    name: 'removes what the image has',
    happens: ['rm -rf /usr/bin', 'rm /bin/vi', 'ls /bin'],
    lines: ['RUN rm -rf /usr/bin \\\n && rm /bin/vi'],
  },
  {
    name: 'copies, once a build has shown it, what a program asked for',
    happens: [
      {
        line: `sh -c 'printf "Colour? "; read colour; echo $colour > /colour'`,
        sees: 'Colour? ',
        keys: 'blue\r',
      },
    ],
    lines: [`RUN sh -c 'printf "Colour? "; read colour; echo $colour > /colour'`],
    mended: ['/colour'],
  },
  {
    name: 'makes, once a build has shown it, folders and links that a program was asked for',
    happens: [
      {
        line: `sh -c 'printf "Name? "; read n; [ -z "$n" ] || { mkdir -m 700 /my-$n; ln -s $n /to-$n; }'`,
        sees: 'Name? ',
        keys: 'web\r',
      },
    ],
    lines: [
      `RUN sh -c 'printf "Name? "; read n; [ -z "$n" ] || { mkdir -m 700 /my-$n; ln -s $n /to-$n; }'`,
    ],
    mended: ['/my-web', '/to-web'],
  },
];

describeSessions('busybox:1.36', cases);
