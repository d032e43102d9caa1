// Set-up of every test file: a red run can be repeated, and a green one stays green.
import fc from 'fast-check';

/** Where the cases of property tests begin; `PROPERTY_SEED=random` looks for new ones. */
const seed = process.env['PROPERTY_SEED'] ?? '20';

if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
