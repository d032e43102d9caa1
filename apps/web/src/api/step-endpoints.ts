export { stepEndpoints } from '@stagecraft/contracts';
