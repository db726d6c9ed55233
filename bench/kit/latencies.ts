import { percentile } from './measure.ts'

export type Inject = (url: string) => Promise<unknown>

/** Of one request after another, ms; the first three are for warming up. */
export async function latencies(inject: Inject, url: string, samples = 40): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let count = -3; count < samples; count++) {
    const from = performance.now()
    await inject(url)
    if (count >= 0) times.push(performance.now() - from)
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}
