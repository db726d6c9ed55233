/** What stands after `#`: the kiosk, a code (as it came), or nothing. */
export type Address = { readonly kind: 'kiosk' } | { readonly kind: 'code'; readonly typed: string } | { readonly kind: 'plain' }

/** Reads `/answer#K7QF2-M9XTD`, `/answer#kiosk`, `/answer`. The part after `#` never leaves the device. */
export function readAddress(hash: string): Address {
  const typed = decode(hash.replace(/^#/, '')).trim()
  if (typed === '') return { kind: 'plain' }
  return typed.toLowerCase() === 'kiosk' ? { kind: 'kiosk' } : { kind: 'code', typed }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
