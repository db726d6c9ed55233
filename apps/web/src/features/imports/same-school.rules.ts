/** Which of its school's workbooks each one is, from 1; undefined where the school has one only. */
export function placesAmongSame(schools: readonly string[]): readonly (number | undefined)[] {
  return schools.map((school, index) => {
    const isTwin = schools.indexOf(school) !== schools.lastIndexOf(school)
    return isTwin ? schools.slice(0, index + 1).filter((one) => one === school).length : undefined
  })
}
