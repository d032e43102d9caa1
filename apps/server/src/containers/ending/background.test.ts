import { expect, it } from 'vitest';
import { backgrounding } from './background.ts';

const sh = (script: string): string[] => ['/bin/sh', '-c', script];

it.each<[readonly string[], string | null]>([
  [['service', 'nginx', 'start'], 'CMD ["nginx", "-g", "daemon off;"]'],
  [sh('service nginx start'), 'CMD ["nginx", "-g", "daemon off;"]'],
  [sh('echo ready && service apache2 start'), 'CMD echo ready && exec apachectl -D FOREGROUND'],
  [sh('service php8.2-fpm restart'), 'CMD ["php8.2-fpm", "-F"]'],
  [['/etc/init.d/ssh', 'start'], 'CMD ["/usr/sbin/sshd", "-D"]'],
  [['systemctl', 'start', 'cron.service'], 'CMD ["cron", "-f"]'],
  [['service', 'something', 'start'], null],
  [['nginx'], 'CMD ["nginx", "-g", "daemon off;"]'],
  [['/docker-entrypoint.sh', 'nginx'], 'CMD ["nginx", "-g", "daemon off;"]'],
  [['tini', '--', '/usr/sbin/sshd', '-p', '22'], 'CMD ["/usr/sbin/sshd", "-D", "-p", "22"]'],
  [['apachectl', '-k', 'start'], 'CMD ["apachectl", "-D", "FOREGROUND"]'],
  [['redis-server', '--daemonize', 'yes'], 'CMD ["redis-server", "--daemonize", "no"]'],
  [['mongod', '--fork', '--dbpath', '/data'], 'CMD ["mongod", "--dbpath", "/data"]'],
  [['catalina.sh', 'start'], 'CMD ["catalina.sh", "run"]'],
  [sh('cd /srv; ./server --port 80 &'), 'CMD cd /srv; exec ./server --port 80'],
  [sh('exec php-fpm'), 'CMD ["php-fpm", "-F"]'],
  [['pg_ctl', '-D', '/data', 'start'], null],
])('%j goes to the background', (process, remedy) => {
  expect(backgrounding(process, 'CMD')).toMatchObject({ remedy });
});

it.each<[readonly string[]]>([
  [['nginx', '-g', 'daemon off;']],
  [['nginx', '-t']],
  [sh('nginx -g "daemon off;"')],
  [sh('service nginx start; tail -f /var/log/nginx/access.log')],
  [['httpd', '-DFOREGROUND']],
  [['redis-server', '/etc/redis.conf']],
  [['service', 'nginx', 'status']],
  [sh('echo "a & b"; ls && true')],
  [['sh']],
  [[]],
])('%j does not', (process) => {
  expect(backgrounding(process, 'CMD')).toBeNull();
});

it('names the instruction that says what runs', () => {
  expect(backgrounding(['crond'], 'ENTRYPOINT')?.remedy).toBe('ENTRYPOINT ["crond", "-f"]');
});
