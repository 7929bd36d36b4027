#!/usr/bin/env bash
# Finds JDK 25, whatever `java` on PATH is.
#   jdk.sh home        prints its folder, or says what to install and exits 5
#   jdk.sh exec CMD…   runs CMD with JAVA_HOME set to it
set -euo pipefail

is_25() { [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$1/release"; }

home() {
  local candidate
  for candidate in ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/* /opt/jdk* /opt/java/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.m2/jdks/* "$HOME"/.jbang/cache/jdks/*; do
    if is_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  cat >&2 <<'MSG'
JDK 25 is missing. Install one of:
  apt-get install openjdk-25-jdk-headless      (Debian 13, Ubuntu 25.10 and newer)
  the package temurin-25-jdk from adoptium.net (any Linux)
Looked in $JAVA_HOME, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks.
MSG
  exit 5
}

case "${1:-}" in
  home) home ;;
  exec)
    shift
    JAVA_HOME=$(home)
    export JAVA_HOME
    exec "$@"
    ;;
  *)
    echo "usage: jdk.sh home | jdk.sh exec COMMAND…" >&2
    exit 2
    ;;
esac
