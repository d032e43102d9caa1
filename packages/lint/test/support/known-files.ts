/** Files that a rule once stumbled over. */
export const knownFiles: readonly string[] = [
  'RUN cd /x && wget -qO- https://example.com | sh\nFROM debian:12-slim\n',
  'FROM\nSHELL ["/bin/bash", "-c"]\nRUN a | b\n',
  'FR a\nSHELL ["/bin/bash", "-c"]\nRUN set -euo pipefail; b | c\nRUN b | c:\n',
  'FROM --platform=linux/amd64 --platform=linux/amd64 busybox:1.36\n',
  'ENV "\\\nROM a AS b\nFROM scratch\nCOPY --from=b / /root/\n',
  'FROM a\nRUN dnf install h"ttpd-2\n',
  'FROM a\nCOPY <<a <<b /x/\n1\na\n2\nFROM image AS base\nFROM base\nLABEL foo=bar\n',
  'FROM a\nRUN apt-get update; apt-get install x && rm -r "/var/lib/apt/lists || true\n',
  'FROM a\nRUN zypper in ${a=9.0 b\\>=9 "c>9" f.rpm\n',
  'FROM a\nRUN zypper in a b\\<<9" f.rpm\nWORKDIR /usr\n',
  'FROM a\nRUN yum install a && yum cl"ean all && yum install b\n',
  'FROM a\nRUN apt-get install -oAPT::Install-R${mends=0 a; apt-get -o APT::X=true install a\n',
];
