/** The pattern of LIKE that finds the text anywhere; its own signs stand for themselves. */
export const likePattern = (text: string): string => `%${text.replace(/[%_\\]/g, '\\$&')}%`
