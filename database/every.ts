/**
 * Every name of a union, as values: the CHECK constraints need them, the database may know only the types of the rules,
 * and a name that a type gains but a table forgets does not compile.
 */
export const every = <T extends string>(names: Record<T, true>) => Object.keys(names) as T[]
