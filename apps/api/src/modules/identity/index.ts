export { addUser } from './add-user.ts'
export { findRegionOfUser, setPassword } from './set-password.ts'
