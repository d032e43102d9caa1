/** Labels by which Stagecraft knows its containers begin with it; an image that is committed keeps them. */
export const ownLabelPrefix = 'stagecraft.';
