export const bundle = {
  faults: {
    "manifest-invalid": {
      message: "The manifest breaks the format in {count} places: {problems}.",
      next: "make the bundle again, or take it back to who made it; docs/FORMAT.md has the rules",
    },
    "member-path": {
      message: "{path} cannot be the path of a file in a bundle (rule {rule}).",
      next: "rename that file, or leave it out with `--exclude`, and run the same command again",
    },
    "container-drift": {
      message:
        "{path} changed while the bundle was being written: {expected} bytes were announced, {found} came.",
      next: "leave the sources alone while create runs, and run the same command again",
    },
  },
  verbs: {},
  words: {},
} as const;
