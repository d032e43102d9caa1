import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { backgroundProcess } from './background-process.ts';

ruleCases(backgroundProcess, [
  'FROM debian\nCMD «nginx»\n',
  'FROM debian\nCMD ["nginx", "-g", "daemon off;"]\nCMD nginx -g "daemon off;"\n',
  ['settings say it', 'FROM debian\nRUN echo "daemon off;" >> /etc/nginx/nginx.conf\nCMD nginx\n'],
  ['settings may say it', 'FROM debian\nCOPY nginx.conf /etc/nginx/\nCMD nginx\n'],
  ['an image of its own', 'FROM php:8.3-fpm\nCMD ["php-fpm"]\n'],
  'FROM debian\nCMD echo a && «/etc/init.d/ssh start»\n',
  'FROM debian\nCMD service ssh start && tail -f /var/log/x\n',
  'FROM debian\nENTRYPOINT ["sh", "-c", "«systemctl start nginx»"]\n',
  'FROM debian\nCMD «node app.js» &\n',
  'FROM debian\nCMD node app.js & wait\n',
  'FROM debian\nCMD ["node", "app.js"]\n',
  [
    'the last CMD of the last stage',
    'FROM a\nCMD service a start\nFROM b\nCMD service a start\nCMD b\n',
  ],
  ['arguments of another program', 'FROM a\nENTRYPOINT ["python"]\nCMD ["sshd"]\n'],
  ['a script that runs them', 'FROM a\nENTRYPOINT ["/docker-entrypoint.sh"]\nCMD [«"sshd"»]\n'],
  'FROM a\nCMD sshd $OPTIONS\n',
  'FROM a\nCMD\nENTRYPOINT []\n',
  'RUN service a start\n',
  ["busybox's httpd", 'FROM busybox\nCMD ["httpd", "-f", "-p", "8080", "-h", "/www"]\n'],
  ["busybox's httpd, -f at the end", 'FROM busybox\nCMD httpd -p 80 -vf\n'],
  ["Apache's file", 'FROM debian\nCMD «httpd -f /etc/httpd.conf»\n'],
]);

fixCases(backgroundProcess, [
  ['FROM a\nCMD nginx\n', 'FROM a\nCMD ["nginx", "-g", "daemon off;"]\n'],
  ['FROM a\nCMD /usr/sbin/sshd -p 22\n', 'FROM a\nCMD ["/usr/sbin/sshd", "-D", "-p", "22"]\n'],
  ['FROM a\nCMD x && service nginx start\n', "FROM a\nCMD x && exec nginx -g 'daemon off;'\n"],
  ['FROM a\nCMD service mine start\n', null],
  ['FROM a\nCMD ["sh", "-c", "service nginx start"]\n', null],
  ['FROM a\nCMD node app.js &\n', 'FROM a\nCMD ["node", "app.js"]\n'],
]);
