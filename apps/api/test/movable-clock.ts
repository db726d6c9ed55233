import type { Clock } from '../src/kernel/clock.ts'

/** A clock that moves only when it is told to; it starts on the day of the tests, noon in Omsk. */
export class MovableClock implements Clock {
  #now = new Date('2021-03-15T06:00:00Z')

  now(): Date {
    return this.#now
  }

  set(instant: string): void {
    this.#now = new Date(instant)
  }

  pass({ hours = 0, minutes = 0 }: { hours?: number; minutes?: number }): void {
    this.#now = new Date(this.#now.getTime() + (hours * 60 + minutes) * 60_000)
  }
}
