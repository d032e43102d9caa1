import { expect, it } from 'vitest';
import { formatTemplate, valueAt } from './format-template.ts';

const container = {
  Name: '/web',
  State: { ExitCode: 0, Health: null },
  Config: { Env: ['A=1', 'B=2'], Labels: { 'com.example.team': 'web', plain: 'x' } },
  NetworkSettings: { Ports: { '80/tcp': [{ HostPort: '8080' }] } },
};

it.each([
  [[], '{{json .}}'],
  [['Name'], '{{.Name}}'],
  [['State', 'ExitCode'], '{{.State.ExitCode}}'],
  [['State', 'Health'], '{{json .State.Health}}'],
  [['Config', 'Env'], '{{json .Config.Env}}'],
  [['Config', 'Env', 1], '{{index .Config.Env 1}}'],
  [['Config', 'Labels', 'plain'], '{{.Config.Labels.plain}}'],
  [['Config', 'Labels', 'com.example.team'], '{{index .Config.Labels "com.example.team"}}'],
  [['NetworkSettings', 'Ports', '80/tcp'], '{{json (index .NetworkSettings.Ports "80/tcp")}}'],
  [
    ['NetworkSettings', 'Ports', '80/tcp', 0, 'HostPort'],
    '{{(index .NetworkSettings.Ports "80/tcp" 0).HostPort}}',
  ],
])('%j is given by %s', (path, template) => {
  expect(formatTemplate(path, valueAt(container, path))).toBe(template);
});

it('finds nothing where there is nothing', () => {
  expect(valueAt(container, ['Config', 'toString'])).toBeUndefined();
});
