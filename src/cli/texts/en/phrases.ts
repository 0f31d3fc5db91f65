/** Facts that are words and no names, where the code's own word is not what is said. */
export const phrases: Readonly<Record<string, string>> = {
  // What a recovery did.
  finished: "it had succeeded, and its end was finished",
  undone: "it was undone",
  nothing: "it had not changed anything yet",
};
