/** The name of a workbook of this title; signs that a file system refuses become dashes. */
export const workbookName = (title: string): string => `${title.replace(/[\\/:*?"<>|]/g, '-')}.xlsx`
