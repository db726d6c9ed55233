/** What the command cannot do with what it was given; the message is for the person at the screen. */
export class Complaint extends Error {
  override readonly name = 'Complaint'
  readonly code: string
  /** Each thing that is wrong, by its place. */
  readonly faults: readonly string[]

  constructor(code: string, message: string, faults: readonly string[] = []) {
    super(message)
    this.code = code
    this.faults = faults
  }
}
