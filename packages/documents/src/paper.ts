/** A part of a sheet. Texts are data: nothing in them is read as markup; '\n' is a line break, other control characters are left out. */
export type Block =
  /** In the middle, bold. */
  | { readonly kind: 'heading'; readonly text: string }
  /** Justified, the first line indented by 12.5 mm; or at the right edge as it stands. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly align?: 'right' }
  /** Two columns. An empty value is a ruled line to fill in by hand, with the hint small under it. */
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly value: string; readonly hint?: string }[] }
  /** A header repeated on each page; `width` is a share of the width of the text. Rows are cut or filled up to the columns. */
  | {
      readonly kind: 'table'
      readonly columns: readonly { readonly title: string; readonly width: number }[]
      readonly rows: readonly (readonly string[])[]
    }
  /** A row for each signer: who, a line to sign on, the name (or a line for it), a line for the date. */
  | { readonly kind: 'signatures'; readonly rows: readonly { readonly who: string; readonly name: string }[] }
  /** Cards to be cut apart, two in a row: whose, what of, a code to photograph and the same to be typed. A card is never divided between pages. */
  | { readonly kind: 'slips'; readonly slips: readonly Slip[] }
  /** Small text. */
  | { readonly kind: 'note'; readonly text: string }

export interface Slip {
  readonly name: string
  readonly about: string
  /** A QR code of `content`, and what a hand types instead. */
  readonly code: { readonly content: string; readonly typed: string }
  readonly hint: string
}

/** Blocks that begin on a page of their own. */
export interface Sheet {
  readonly blocks: readonly Block[]
  /** A QR code of `content` in the lower right corner of the first page, `caption` small under it. Text never runs under it. */
  readonly code?: { readonly content: string; readonly caption: string }
}

export interface PaperDocument {
  /** What a reader of PDF shows as its name; not printed. */
  readonly title: string
  readonly sheets: readonly Sheet[]
  /** Numbers of pages at the top from page 2, through all the sheets. */
  readonly numbered: boolean
  /** A small grey line at the bottom of each page: who printed it and when. About 150 characters; the rest is cut. */
  readonly footer?: string
}
