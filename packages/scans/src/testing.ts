export { type HostileScan, hostileScans } from './testing-hostile.ts'
export { pageImages } from './testing-page-images.ts'
export { scannedPdf } from './testing-pdf.ts'
export { type Distortion, photographed } from './testing-photograph.ts'
