export interface WorkbookLimits {
  /** The file as it was sent. */
  readonly maxFileBytes: number
  readonly maxEntries: number
  /** All parts together, both as the archive declares them and as they are counted while being read. */
  readonly maxInflatedBytes: number
  /** Workbook, relationships and styles: parts that are small in any real file. */
  readonly maxSmallPartBytes: number
  /** Inflated : packed, asked only of parts larger than `ratioFreeBytes`: small blank sheets pack very well. */
  readonly maxRatio: number
  readonly ratioFreeBytes: number
  readonly maxSheets: number
  /** Rows with at least one value, over the whole workbook. */
  readonly maxRows: number
  readonly maxColumns: number
  readonly maxTextLength: number
  readonly maxSharedStrings: number
  /** Characters of the whole shared string table: the only thing that is held in memory for the whole reading. */
  readonly maxSharedCharacters: number
}

const mebibyte = 1024 * 1024

export const defaultLimits: WorkbookLimits = {
  maxFileBytes: 50 * mebibyte,
  maxEntries: 2_000,
  maxInflatedBytes: 300 * mebibyte,
  maxSmallPartBytes: 32 * mebibyte,
  maxRatio: 200,
  ratioFreeBytes: 8 * mebibyte,
  maxSheets: 50,
  maxRows: 200_000,
  maxColumns: 256,
  maxTextLength: 32_767,
  maxSharedStrings: 1_000_000,
  maxSharedCharacters: 64_000_000,
}

/** Not a matter of choice: the last row an XLSX sheet can have. */
export const lastRow = 1_048_576
