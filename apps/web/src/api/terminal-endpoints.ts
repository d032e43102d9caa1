export { terminalEndpoints } from '@stagecraft/contracts';
