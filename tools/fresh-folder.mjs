// Empties a folder of test data.
import { rmSync } from 'node:fs'

const [folder] = process.argv.slice(2)
if (folder === undefined || !folder.startsWith('.data/')) throw new Error('only folders inside .data are emptied')
rmSync(folder, { recursive: true, force: true })
