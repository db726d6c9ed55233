export { findActorByLogin, findActorOfUser } from './actor-of-user.ts'
export { addUser } from './add-user.ts'
export { hashToken, newToken } from './session-token.ts'
export { findRegionOfUser, setPassword } from './set-password.ts'
