export { sessionEndpoints } from '@stagecraft/contracts';
