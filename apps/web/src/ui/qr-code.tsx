import { encode } from 'uqr'
import styles from './second-factor.module.css'

/** The width of the white margin in squares, as ISO/IEC 18004 asks for. */
const margin = 4

interface QrCodeProps {
  readonly text: string
  /** What it opens, for those who do not see it. */
  readonly label: string
}

/** Black on white in any theme: cameras do not read it otherwise. */
export default function QrCode({ text, label }: QrCodeProps) {
  const { size, data } = encode(text, { border: margin })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className={styles['qr']} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path d={squares.join('')} fill="#000000" />
    </svg>
  )
}
