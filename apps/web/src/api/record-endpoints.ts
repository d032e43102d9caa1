export { recordEndpoints } from '@stagecraft/contracts';
