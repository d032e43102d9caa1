import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedGoPackage } from './unpinned-go-package.ts';

ruleCases(unpinnedGoPackage, [
  ['nothing', 'RUN go install «example.com/a»; go get «example.com/b»; go run «example.com/c»\n'],
  [
    'latest',
    'RUN go install «example.com/a@latest»; go get «example.com/b@none»; go run «example.com/c@latest» x\n',
  ],
  ['a version', 'FROM a\nRUN go install example.com/a@v1.2.3 example.com/b@master\n'],
  [
    'what is there',
    'FROM a\nRUN go install ./cmd/... && go get . && go run main.go && go install /src/a && go install std\n',
  ],
  ['arguments of the program', 'FROM a\nRUN go run example.com/a@v1 generate x@latest\n'],
  [
    'values of options',
    `FROM a\nRUN go install -tags netgo -ldflags '-s -w' -o /bin/a -v «example.com/a»\n`,
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN CGO_ENABLED=0 go install «example.com/a»\n'],
  ['other commands', 'FROM a\nRUN go build example.com/a && go mod download && go test ./...\n'],
]);
