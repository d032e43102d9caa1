/** How many scripts are checked by one request at most, and how many characters one of them has. */
export const scriptLimits = { scripts: 8, characters: 100_000 } as const;
