const sign = 'mantineColorScheme'

/** Colours as the staff's pages have them (`tokens.css`), light or dark as the device is. */
export function followScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const set = () => {
    document.documentElement.dataset[sign] = dark.matches ? 'dark' : 'light'
  }
  set()
  dark.addEventListener('change', set)
}
