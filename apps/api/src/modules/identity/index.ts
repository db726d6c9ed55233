export { addUser } from './add-user.ts'
export { inviteUser } from './invite-user.ts'
export { resetSecondFactor } from './second-factor.ts'
export { findAccountOfLogin, setPassword } from './set-password.ts'
