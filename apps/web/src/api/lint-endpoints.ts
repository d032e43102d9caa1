export { lintEndpoints } from '@stagecraft/contracts';
