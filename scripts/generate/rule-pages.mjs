// Prints the pages of docs/rules as JSON: file name to Markdown. Run with `node --import tsx`.
import { renderRulePages } from '@stagecraft/lint/pages';

process.stdout.write(JSON.stringify(renderRulePages()));
