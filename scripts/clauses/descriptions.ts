/** The clauses of FORMAT.md that no line of a reader obeys by itself, each with the reason. */
export const descriptions: Readonly<Record<string, string>> = {
  "1.1": "says what the words mean",
  "1.2": "says what the words mean; that the forms are one bundle follows from 2.2",
  "4.1": "names the form that 4.2 to 4.7 fix byte for byte",
  "4.8": "tells of another program; test/bundle/framing.test.ts runs it",
  "5.16": "speaks to writers",
  "8.1": "says what the words mean; what is in the folder is 8.2 and 8.3",
  "10.3": "says what a part of a bundle is; the list of all is the same for it",
  "11.2": "explains the commands of 11.1",
  "11.3": "speaks to guards: which purpose they look for",
  "11.4": "explains a word of 11.1",
  "13.1": "says what the words mean; who may sign is 13.3",
  "13.9": "tells of another program; test/bundle/revocations.test.ts runs it",
};
