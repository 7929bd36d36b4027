#!/usr/bin/env bash
# Finds JDK 25, whatever `java` on PATH is.
#   jdk.sh home        prints its folder, or says what to install and exits 5
#   jdk.sh exec CMD…   runs CMD with JAVA_HOME set to it
# Asked at every start: no processes of its own.
set -euo pipefail

is_25() {
  local release
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && release=$(<"$1/release") \
    && [[ $release == *'JAVA_VERSION="25'[.\"]* ]]
}

home() {
  local candidate java
  # A link, as Debian's alternatives are, leads to one of the folders below.
  java=$(type -P javac) && [ ! -L "$java" ] || java=''
  for candidate in ${JAVA_HOME:+"$JAVA_HOME"} ${java:+"${java%/bin/javac}"} /usr/lib/jvm/* /opt/java/* \
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.m2/jdks/* "${HOME:-}"/.jbang/cache/jdks/*; do
    if is_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  cat >&2 <<'MSG'
JDK 25 is missing: install openjdk-25-jdk-headless, or temurin-25-jdk from adoptium.net.
The first is a package of Debian 13, Ubuntu 25.10 and newer; the second suits any Linux, unpacked into /opt/java too.
Looked at JAVA_HOME and javac on PATH, in /usr/lib/jvm, /opt/java, ~/.sdkman, ~/.jdks, ~/.m2/jdks, ~/.jbang.
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
