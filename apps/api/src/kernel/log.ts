/** Everything a line of the log may hold. No bodies, no parameters of SQL, no names. */
interface LogLine {
  readonly requestId?: string
  readonly method?: string
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly event?: string
  readonly error?: string
  readonly at?: string
  readonly count?: number
}
export type Log = (line: LogLine) => void

export const silent: Log = () => undefined

/** One JSON line for failures and slow answers; ordinary traffic is not worth a disk. */
export const logToStderr: Log = (line) => {
  const worthy = line.event !== undefined || line.error !== undefined || (line.status ?? 0) >= 500 || (line.ms ?? 0) > 1000
  if (worthy) process.stderr.write(`${JSON.stringify(line)}\n`)
}
