import { type BaseField, requiredFields, type SheetLayout } from '@nastavnik/contract'

/** Columns that the base lacks; a sheet that is no base lacks none. */
export const missingOf = ({ kind, columns }: SheetLayout): BaseField[] =>
  kind === null ? [] : requiredFields.filter((field) => !columns.some((column) => column.field === field))

/** A sheet with headings that was not understood as a base, or whose base lacks columns. */
export const isUnclear = (layout: SheetLayout): boolean =>
  (layout.kind === null && layout.columns.length > 0) || missingOf(layout).length > 0
