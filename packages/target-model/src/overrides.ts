/** Whole rules that the territory has of its own. */
export const told = <Rules extends object>(own: { [Key in keyof Rules]?: Rules[Key] | undefined }) =>
  Object.fromEntries(Object.entries(own).filter(([, rule]) => rule !== undefined)) as Partial<Rules>
