import { connectionsTo } from '../src/boot.ts'
import type { Connection } from '../src/kernel/db.ts'
import type { ServerAddress } from '../src/kernel/postgres/embedded.ts'

/** Where the tests work: a server of one's own or the embedded one. Plain data, so that workers can be told. */
export type TestServer = { readonly url: string } | { readonly address: ServerAddress }

export function connectionsIn(server: TestServer, database: string): { owner: Connection; app: Connection } {
  if ('address' in server) {
    const place = { ...server.address, database }
    return { owner: { ...place, user: 'postgres' }, app: { ...place, user: 'nastavnik_app' } }
  }
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return connectionsTo(url.href)
}

/** The address of a database as `DATABASE_URL` has it. */
export function urlOf(server: TestServer, database: string): string {
  if ('url' in server) return Object.assign(new URL(server.url), { pathname: `/${database}` }).href
  const { host, port, password } = server.address
  return `postgresql://postgres${password === undefined ? '' : `:${encodeURIComponent(password)}`}@${encodeURIComponent(host)}:${port}/${database}`
}
