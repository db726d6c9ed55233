export { type ErasedLine, listErased, replayErasures } from './replay.ts'
export { keepTerms } from './retention.ts'
