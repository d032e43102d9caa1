import { describeSessions, type RecordedCase } from './recorded-cases.ts';

const cases: readonly RecordedCase[] = [
  {
    name: 'serves a page with the web server that is there',
    typed: [
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
    typed: [
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
    typed: [
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
    typed: [
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
    typed: [
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
    typed: ['mkdir /a/b', 'no-such-command', 'mkdir -p /a/b', 'ls /a', 'cd /a', 'pwd', 'touch c'],
    lines: ['RUN mkdir -p /a/b \\\n && cd /a \\\n && touch c'],
  },
  {
    name: 'keeps a here-document as a file',
    typed: [
      ['cat > /run.sh <<EOF', '#!/bin/sh', '', 'echo $((1 + 1))', 'EOF'],
      'chmod +x /run.sh',
      '/run.sh',
    ],
    lines: ['COPY run.sh /run.sh', 'RUN chmod +x /run.sh \\\n && /run.sh'],
  },
  {
    name: 'repeats a command that was given twice, and none for an empty line',
    typed: ['echo x >> /log.txt', 'echo x >> /log.txt', '', 'cat /log.txt'],
    lines: ['RUN echo x >> /log.txt \\\n && echo x >> /log.txt'],
  },
  {
    name: 'hands a loop over several lines to the shell',
    typed: [['for name in a b c', 'do mkdir -p /d/$name', 'done'], 'ls /d'],
    lines: [String.raw`RUN ["/bin/sh","-c","for name in a b c\ndo mkdir -p /d/$name\ndone"]`],
  },
  {
    name: 'carries what was exported, and shell variables where they are used',
    typed: [
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
    typed: ['touch /mistake', 'rm /mistake', 'touch /kept', 'rm /etc/group'],
    lines: ['RUN touch /kept \\\n && rm /etc/group'],
  },
  {
    name: 'ends as the commit says',
    typed: ['mkdir -p /srv'],
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
    typed: [{ line: 'sh', sees: '# ', keys: 'echo inner > /inner.txt\rexit\r' }, 'touch /outer'],
    lines: ['RUN touch /outer', 'COPY inner.txt /inner.txt'],
    unexplained: ['inner-shell'],
  },
];

describeSessions('busybox:1.36', cases);
