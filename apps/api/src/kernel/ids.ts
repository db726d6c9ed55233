import { v7 } from 'uuid'

/** A time-ordered id made by the application (UUIDv7), so that a row can be named before it is written. */
export const newId = (): string => v7()
