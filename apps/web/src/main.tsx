import './styles.ts'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api/queries.ts'
import { getLocale } from './paraglide/runtime.js'
import { router } from './router.tsx'
import { theme } from './theme.ts'
import { bringTypeface } from './typeface.ts'

document.documentElement.lang = getLocale()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

// The code of the page is on its way while the shell asks who has come; what fails here the router tries again.
const pages = router.matchRoutes(router.latestLocation).map(({ routeId }) => router.routesById[routeId])
bringTypeface(Promise.allSettled(pages.map(async (page) => page && (await router.loadRouteChunk(page)))))
// One rendering of the whole page instead of three of its parts; a transition leaves the browser free between its steps.
void router.load().then(() =>
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} defaultColorScheme="auto">
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </StrictMode>,
    ),
  ),
)
