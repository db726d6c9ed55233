import '../tokens.css'
import './answer.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { getLocale } from '../paraglide/runtime.js'
import { readAddress } from './address.rules.ts'
import { server } from './api.ts'
import { App } from './app.tsx'
import { readTyped } from './code.rules.ts'
import { followScheme } from './colours.ts'
import { deviceShelf, rememberedCode, tabShelf } from './device.ts'
import { draftsOn } from './drafts.ts'
import { visitAt } from './visit.rules.ts'
import { visitDraftsOn } from './visit-drafts.ts'
import { Visiting } from './visiting.tsx'

document.documentElement.lang = getLocale()
followScheme()
const root = document.getElementById('root')
if (root === null) throw new Error('answer.html has no #root')

const address = readAddress(location.hash)
const kiosk = address.kind === 'kiosk'
const visit = visitAt(location.pathname)
const tab = tabShelf()
const remembered = rememberedCode(tab, visit)
const typed = address.kind === 'code' ? readTyped(address.typed) : undefined
const linked = typed?.kind === 'good' ? typed.code : undefined
if (address.kind === 'code') {
  remembered.keep(linked)
  // A code in the address bar is read over the shoulder and stays in the history.
  history.replaceState(null, '', location.pathname)
} else if (kiosk) remembered.keep(undefined)
// Another link opened in the same tab changes only what stands after `#`.
addEventListener('hashchange', () => location.reload())

createRoot(root).render(
  <StrictMode>
    {visit === undefined ? (
      <App
        kiosk={kiosk}
        code={kiosk ? undefined : remembered.find()}
        drafts={draftsOn(kiosk ? new Map() : deviceShelf())}
        server={server}
        remember={kiosk ? () => {} : remembered.keep}
      />
    ) : (
      <Visiting visit={visit} code={remembered.find()} drafts={visitDraftsOn(tab, visit)} remember={remembered.keep} />
    )}
  </StrictMode>,
)

if (visit === undefined && 'serviceWorker' in navigator && import.meta.env.PROD)
  void navigator.serviceWorker.register('/answer/worker.js', { scope: '/answer' }).catch(() => {
    // Without it the page works until it is closed: a plain http address, a private window.
  })
