import type { ScriptTime } from "../bundle/manifest/component.ts";

/** A release number, or the absence of a live release. */
export type ReleaseRef = number | "none";

/** Something that runs on the host and cannot be taken back: only that it ran is known. Safe to run again. */
export type Action =
  | { readonly kind: "script"; readonly when: ScriptTime; readonly file: string; readonly release: number }
  | { readonly kind: "check"; readonly release: number };

/**
 * One change of the host, generic on purpose: what it is for is the business of the plan.
 * Paths of `move` and `replace` are relative to the root, all others are absolute.
 */
export type Step =
  | { readonly do: "move"; readonly from: string; readonly to: string }
  | { readonly do: "replace"; readonly from: string; readonly to: string; readonly old: string }
  | { readonly do: "switch"; readonly from: ReleaseRef; readonly to: ReleaseRef }
  | { readonly do: "make-folder" | "drop-folder"; readonly path: string }
  | { readonly do: "link" | "unlink"; readonly path: string; readonly target: string }
  | { readonly do: "write" | "erase"; readonly path: string; readonly text: string }
  | { readonly do: "record"; readonly name: string; readonly from: string; readonly to: string }
  | { readonly do: "run" | "leave"; readonly action: Action };

/** The step that takes a step back; `undo(undo(s))` equals `s`. */
export function undo(step: Step): Step {
  switch (step.do) {
    case "move":
      return { do: "move", from: step.to, to: step.from };
    case "switch":
      return { do: "switch", from: step.to, to: step.from };
    case "record":
      return { do: "record", name: step.name, from: step.to, to: step.from };
    case "replace":
      return { do: "replace", from: step.old, to: step.to, old: step.from };
    case "make-folder":
      return { do: "drop-folder", path: step.path };
    case "drop-folder":
      return { do: "make-folder", path: step.path };
    case "link":
      return { do: "unlink", path: step.path, target: step.target };
    case "unlink":
      return { do: "link", path: step.path, target: step.target };
    case "write":
      return { do: "erase", path: step.path, text: step.text };
    case "erase":
      return { do: "write", path: step.path, text: step.text };
    case "run":
      return { do: "leave", action: step.action };
    case "leave":
      return { do: "run", action: step.action };
  }
}
