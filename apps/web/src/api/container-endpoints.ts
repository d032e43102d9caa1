export { containerEndpoints } from '@stagecraft/contracts';
