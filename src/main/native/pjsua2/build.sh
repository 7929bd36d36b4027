#!/usr/bin/env bash
# Makes the telephone engine: libpjsua2.so and the Java classes of its bindings.
#   build.sh --java-out DIR --lib-out DIR
# What was built once is taken from ${XDG_CACHE_HOME:-~/.cache}/kallglot-console/pjsua2/KEY, where KEY
# covers everything the result depends on. Outputs that are already right are not touched.
# Exit codes: 0 made, 1 could not be made, 2 wrong arguments, 5 a tool is missing.
set -euo pipefail
export LC_ALL=C # the order of files in the key, and the words of tools' messages
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
installers=$here/../../../../installers/linux
# Unpacked and built, pjproject takes 120 MB.
needed_mb=250

say() { printf 'native engine: %s\n' "$*" >&2; }

# fail WHAT WHY NEXT [EXIT]
fail() {
  say "$1"
  printf '  why:  %s\n  next: %s\n' "$2" "$3" >&2
  exit "${4:-1}"
}

java_out='' lib_out=''
while [ $# -gt 0 ]; do
  case "$1" in
    --java-out) java_out=${2:-} ;;
    --lib-out) lib_out=${2:-} ;;
    *) break ;;
  esac
  shift $(($# > 1 ? 2 : 1))
done
if [ -z "$java_out" ] || [ -z "$lib_out" ] || [ $# -gt 0 ]; then
  echo "usage: build.sh --java-out DIR --lib-out DIR" >&2
  exit 2
fi

# The libraries linked against are the distribution's, so its release is part of the key.
key() {
  {
    cat "$here"/*.sh "$here"/*.i "$here"/*.h "$here"/*.hpp "$here"/*.cpp
    uname -m
    grep -hs -E '^(ID|VERSION_ID)=' /etc/os-release || true
  } | sha256sum | cut -c1-16
}

cache=${XDG_CACHE_HOME:-${HOME:?or XDG_CACHE_HOME must be set}/.cache}/kallglot-console/pjsua2
entry=$cache/$(key)

# One sum over all of a folder's files and their names.
sum_of() { (cd "$1" && find . -type f | sort | xargs sha256sum | sha256sum | cut -d' ' -f1); }

recorded() { sed -n "s/^$1=//p" "$entry/engine.properties"; }

intact() {
  [ -f "$entry/engine.properties" ] && [ -f "$entry/libpjsua2.so" ] && [ -d "$entry/java" ] \
    && [ "$(recorded library_sha256)" = "$(sha256sum <"$entry/libpjsua2.so" | cut -d' ' -f1)" ] \
    && [ "$(recorded classes_sha256)" = "$(sum_of "$entry/java")" ]
}

# A library in use must be replaced by a new file, never overwritten: the JVM has it mapped.
put() {
  cmp -s "$1" "$2" && return
  if ! cp "$1" "$2.new" || ! mv -f "$2.new" "$2"; then
    rm -f "$2.new"
    fail "cannot write $2" "the line above says why" "free some space or change its permissions, and build again"
  fi
}

# Unchanged classes keep their times, so that the compiler has nothing to do.
put_classes() {
  local from=$entry/java file
  mkdir -p "$java_out"
  diff -rq "$from" "$java_out" >/dev/null && return
  (cd "$from" && find . -type d) | (cd "$java_out" && xargs mkdir -p)
  (cd "$from" && find . -type f) | while IFS= read -r file; do put "$from/$file" "$java_out/$file"; done
  (cd "$java_out" && find . -type f) | while IFS= read -r file; do
    [ -e "$from/$file" ] || rm -f "$java_out/$file"
  done
}

publish() {
  mkdir -p "$lib_out"
  put "$entry/libpjsua2.so" "$lib_out/libpjsua2.so"
  put "$entry/engine.properties" "$lib_out/engine.properties"
  put_classes
}

if intact; then
  touch "$entry" 2>/dev/null || true # asked for: not to be cleared away yet
  publish
  exit 0
fi

. "$here/source.sh"

started=$SECONDS
step() { say "$* ($((SECONDS - started)) s)"; }

check_tools() {
  local tool missing=()
  for tool in gcc g++ make swig ar tar xz flock sha256sum; do
    command -v "$tool" >/dev/null 2>&1 || missing+=("$tool")
  done
  [ ${#missing[@]} -eq 0 ] || fail "cannot be built: ${missing[*]} not found" \
    "the C library and its Java bindings are compiled on this machine, once" \
    "run installers/linux/prerequisites.sh, which installs it or prints the command that does" 5
  jdk=$("$installers/jdk.sh" home) || exit 5
}

check_space() {
  local free
  free=$(df -Pm "$cache" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$needed_mb" ] || fail "not enough space to build" \
    "$cache has $free MB free; building takes $needed_mb MB for about a minute, and leaves 15 MB" \
    "free some space, or set XDG_CACHE_HOME to a folder that has it"
}

# stop EXIT: leaves nothing half-made behind, whatever ended the build
stop() {
  trap - EXIT INT TERM HUP
  if [ -n "${child:-}" ]; then
    kill -TERM -- "-$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  fi
  # A compiler's last write may come between two looks of rm.
  [ -z "${work:-}" ] || rm -rf "$work" 2>/dev/null || { sleep 0.2; rm -rf "$work"; }
  exit "$1"
}

# Runs in a process group of its own, so that ending this script ends every compiler. It keeps the lock:
# should this script be killed, the next one clears away only what nobody writes to any more.
compile() {
  set -m
  "$here/compile.sh" "$work/pjproject" "$work" "$jdk" $((SECONDS - started)) 3>&2 >"$work/log" 2>&1 &
  child=$!
  set +m
  if wait "$child"; then
    child=''
    return
  fi
  # One half of it failed; the other would compile on, for nothing, and hold the lock.
  kill -TERM -- "-$child" 2>/dev/null || true
  child=''
  local next="see $cache/failed.log; deleting $cache and starting again does no harm"
  cp "$work/log" "$cache/failed.log" 2>/dev/null || true
  if grep -qs 'No space left on device' "$work/log"; then
    fail "the disk is full" "$(grep -m1 'No space left on device' "$work/log")" \
      "free $needed_mb MB in $cache, or set XDG_CACHE_HOME to a folder that has them"
  fi
  tail -n 15 "$work/log" | sed 's/^/  | /' >&2
  fail "compiling failed" "$(grep -m1 -E '(^|[^a-z])(error|Error)[: ]' "$work/log" || echo "its last lines are above")" "$next"
}

store() {
  mkdir "$work/entry"
  mv "$work/libpjsua2.so" "$work/java" "$work/entry/"
  {
    printf 'version=%s\nsource=%s\nsha256=%s\n' "$version" "$source_name" "$source_sha256"
    printf 'library_sha256=%s\n' "$(sha256sum <"$work/entry/libpjsua2.so" | cut -d' ' -f1)"
    printf 'classes_sha256=%s\n' "$(sum_of "$work/entry/java")"
  } >"$work/entry/engine.properties"
  rm -rf "$entry"
  mv -T "$work/entry" "$entry"
  # Results of older scripts that nobody has asked for in a month
  find "$cache" -mindepth 1 -maxdepth 1 -type d -name '????????????????' -mtime +30 ! -path "$entry" \
    -exec rm -rf {} + || true
}

mkdir -p "$cache/sources" 2>/dev/null || fail "cannot write to the cache folder" \
  "$cache cannot be made" "make it writable, or set XDG_CACHE_HOME to a folder that is"
check_tools
exec 9>"$cache/lock"
if ! flock -n 9; then
  step "another build is making it, waiting"
  flock 9
fi
if ! intact; then
  [ ! -e "$entry" ] || step "what is in the cache is damaged, made anew"
  trap 'stop $?' EXIT
  trap 'say "interrupted, nothing kept"; stop 130' INT TERM HUP
  rm -rf "$cache"/.build-*
  check_space
  step "not yet built on this machine, which takes about a minute"
  work=$(mktemp -d "$cache/.build-XXXXXX")
  get_source "$work/pjproject"
  compile
  store
  rm -rf "$work"
  trap - EXIT INT TERM HUP
  step "ready: pjproject $version"
fi
publish
