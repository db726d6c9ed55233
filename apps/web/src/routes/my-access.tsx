import { MyAccessPage } from '../features/users/my-access-page.tsx'

export function MyAccessRoute() {
  return <MyAccessPage />
}
