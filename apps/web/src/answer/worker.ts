// Keeps the answering page on the device: opened once, it opens without a connection too. Its scope is /answer, the staff's pages never meet it.
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
declare function skipWaiting(): Promise<void>

const page = '/answer'
const cacheName = 'nastavnik-answer'
const patience = 3_000 // ms for the server to give a newer page before the kept one is shown

/** Files that the page names: everything else of it is code. */
const filesOf = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="(\/(?:answer\/assets\/[^"]+|favicon\.svg))"/g)].map(([, file = '']) => file)

/** Keeps the page with its files, and throws away those of an earlier one. */
async function keep(response: Response): Promise<void> {
  const cache = await caches.open(cacheName)
  const html = await response.clone().text()
  const files = filesOf(html)
  for (const file of files) if ((await cache.match(file)) === undefined) await cache.add(file)
  await cache.put(page, response)
  const kept = new Set([page, ...files])
  for (const { url } of await cache.keys()) if (!kept.has(new URL(url).pathname)) await cache.delete(url)
}

const fresh = () => fetch(page, { cache: 'no-cache' })

/** The newest page while the server answers; the kept one when it does not. */
async function givePage(event: Fetching): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(page)
  const coming = fresh()
  event.waitUntil(coming.then((response) => (response.ok ? keep(response.clone()) : undefined)).catch(() => undefined))
  if (kept === undefined) return coming
  const late = new Promise<Response>((resolve) => {
    setTimeout(() => resolve(kept), patience)
  })
  return Promise.race([coming.then((response) => (response.ok ? response : kept)).catch(() => kept), late])
}

async function giveFile(request: Request): Promise<Response> {
  return (await (await caches.open(cacheName)).match(request)) ?? fetch(request)
}

addEventListener('install', (event) => {
  void skipWaiting()
  ;(event as Extendable).waitUntil(fresh().then(keep))
})

addEventListener('fetch', (event) => {
  const fetching = event as Fetching
  const { request } = fetching
  const { pathname, origin } = new URL(request.url)
  if (origin !== location.origin || request.method !== 'GET') return
  if (pathname === page && request.mode === 'navigate') fetching.respondWith(givePage(fetching))
  else if (pathname.startsWith('/answer/assets/') || pathname === '/favicon.svg') fetching.respondWith(giveFile(request))
})
