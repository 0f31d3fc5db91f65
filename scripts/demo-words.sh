# How the demonstration speaks: sourced by its two sides.

title() { printf '\n== %s\n' "$*"; }

gobundle() { "$GOBUNDLE" "$@"; }

# Shows the command, runs it, and ends everything where it fails.
run() {
  printf '\n$ %s\n' "$*"
  "$@"
}

# Shows the command and runs it; it must end with the status given first.
refused() {
  local want=$1 status=0
  shift
  printf '\n$ %s\n' "$*"
  "$@" || status=$?
  printf '(exit status %s)\n' "$status"
  [ "$status" = "$want" ] || { printf 'demo: expected exit status %s\n' "$want" >&2; exit 1; }
}

megabytes() { stat -Lc %s "$1" | awk '{ printf "%.1f MB", $1 / 1e6 }'; }
