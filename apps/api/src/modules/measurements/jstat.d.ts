/** What is used of jStat 1.9.6, which brings no types. Accurate to 2e-9 here (checked against SciPy, `fixtures/`). */
declare module 'jstat' {
  const jStat: {
    readonly studentt: {
      /** The quantile of Student's distribution: the value that a share `p` of it lies below. */
      inv(p: number, degreesOfFreedom: number): number
    }
    /** The natural logarithm of the gamma function. */
    gammaln(x: number): number
  }
  export default jStat
}
