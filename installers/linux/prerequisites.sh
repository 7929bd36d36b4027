#!/usr/bin/env bash
# What a Debian or Ubuntu machine lacks for the console.
#   prerequisites.sh [--build]   to build it and run it
#   prerequisites.sh --tests     and to run its tests
# As root, or with CI set, it is installed; otherwise the one command that would do it is printed.
# Exit codes: 0 nothing is missing now, 1 installing failed, 2 wrong arguments, 5 something is missing.
# Run at every start and every build: where nothing is missing it starts no process but jdk.sh.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}

# what proves that a package is there, a command, a file or a library  →  the package
build=(
  mvn maven g++ build-essential make build-essential xz xz-utils swig swig curl curl
  /etc/ssl/certs/ca-certificates.crt ca-certificates
  /usr/include/opus/opus.h libopus-dev /usr/include/openssl/ssl.h libssl-dev
  /usr/include/alsa/asoundlib.h libasound2-dev /usr/include/uuid/uuid.h uuid-dev
  /usr/include/srtp2/srtp.h libsrtp2-dev /usr/include/gsm/gsm.h libgsm1-dev
  /usr/include/speex/speex.h libspeex-dev /usr/include/speex/speex_echo.h libspeexdsp-dev
)
# only where there is a display: what a window is drawn with, and a font for what ours lacks
window=(
  libgtk-3.so.0 libgtk-3-0 libXtst.so.6 libxtst6 libXxf86vm.so.1 libxxf86vm1 libGL.so.1 libgl1
)
# the desktop's tests draw text, but on no display; those of the keychain have one of their own; those of
# NAT make networks of their own, those of microphone and speaker a sound server
tests=(
  sipp sip-tester tcpdump tcpdump tshark tshark libpangoft2-1.0.so.0 libpangoft2-1.0-0
  gnome-keyring-daemon gnome-keyring dbus-daemon dbus-daemon
  /usr/sbin/nft nftables /usr/sbin/ip iproute2 /usr/bin/turnserver coturn
  pulseaudio pulseaudio pactl pulseaudio-utils
)

say() { printf '%s\n' "$*" >&2; }

there() {
  case "$1" in
    /*) [ -e "$1" ] ;;
    *.so.*) compgen -G "${KALLGLOT_LIBRARIES:-/usr/lib}/*/$1" >/dev/null ;;
    *) type -P "$1" >/dev/null ;;
  esac
}

missing=()
look_for() {
  while [ $# -gt 0 ]; do
    if ! there "$1" && [[ " ${missing[*]-} " != *" $2 "* ]]; then missing+=("$2"); fi
    shift 2
  done
}

case "${1:---build}" in
  --build) look_for "${build[@]}" ;;
  --tests) look_for "${build[@]}" "${tests[@]}" ;;
  *)
    say "usage: prerequisites.sh [--build | --tests]"
    exit 2
    ;;
esac
[ -z "${DISPLAY:-}" ] || look_for "${window[@]}"
jdk_advice=$("$here/jdk.sh" home 2>&1 >/dev/null) || missing+=(openjdk-25-jdk-headless)
[ ${#missing[@]} -gt 0 ] || exit 0

if ! type -P apt-get >/dev/null; then
  [ -z "$jdk_advice" ] || say "$jdk_advice"
  say "This machine has no apt-get. Install what its own packages call: ${missing[*]}"
  exit 5
fi

root=no as_root=(sudo -n)
if [ "$(id -u)" -eq 0 ]; then root=yes as_root=(); fi
apt_install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends)

log=$(mktemp)
trap 'rm -f "$log"' EXIT

run_apt() {
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1 </dev/null
}

# The lock of the package lists, unlike dpkg's, is not waited for by apt-get itself.
update_lists() {
  local attempt
  for attempt in {1..60}; do
    : >"$log"
    run_apt update && return
    grep -q 'Could not get lock' "$log" || return 1
    [ "$attempt" -gt 1 ] || say "Another program is updating the package lists; waiting for it."
    sleep 5
  done
  return 1
}

known() { apt-cache show "$1" 2>/dev/null | grep -q '^Package:'; }

# JDK 25 is no package of Debian 12: then it is the user's to get, and nothing else is held up by it.
leave_out_an_unknown_jdk() {
  local package kept=()
  for package in "${missing[@]}"; do
    if [ "$package" != openjdk-25-jdk-headless ] || known "$package"; then kept+=("$package"); fi
  done
  missing=(${kept[@]+"${kept[@]}"})
}

end_without_jdk() {
  "$here/jdk.sh" home >/dev/null || exit 5
}

if [ "$root" = no ] && [ -z "${CI:-}" ]; then
  leave_out_an_unknown_jdk
  if [ -n "$jdk_advice" ] && [[ " ${missing[*]-} " != *" openjdk-25-jdk-headless "* ]]; then say "$jdk_advice"; fi
  [ ${#missing[@]} -gt 0 ] || exit 5
  update=''
  known "${missing[0]}" || update='sudo apt-get update && '
  say "Some packages are missing. Install them with:
  ${update}sudo ${apt_install[*]} ${missing[*]}"
  exit 5
fi

# Lists that are absent or older than the packages they name are known by what cannot be had.
updated=no
known "${missing[0]}" || { say "Updating the package lists."; update_lists || true; updated=yes; }
leave_out_an_unknown_jdk
[ ${#missing[@]} -gt 0 ] || { end_without_jdk; exit 0; }
say "Installing: ${missing[*]}"
started=$SECONDS
# Asked by tshark's package; nobody here captures from a network as somebody else.
if [[ " ${missing[*]} " == *" tshark "* ]]; then
  echo "wireshark-common wireshark-common/install-setuid boolean false" \
    | ${as_root[@]+"${as_root[@]}"} debconf-set-selections >>"$log" 2>&1 || true
fi
if ! run_apt install -y --no-install-recommends "${missing[@]}"; then
  if [ "$updated" = yes ] || ! update_lists || ! run_apt install -y --no-install-recommends "${missing[@]}"; then
    tail -n 15 "$log" | sed 's/^/  | /' >&2
    say "Installing failed: $(grep -m1 '^E: ' "$log" || echo 'the lines above say why')"
    say "Mend that, or install by hand: sudo ${apt_install[*]} ${missing[*]}"
    exit 1
  fi
fi
# Its package starts a relay for everybody; the tests start one of their own.
if [[ " ${missing[*]} " == *" coturn "* ]] && type -P systemctl >/dev/null; then
  ${as_root[@]+"${as_root[@]}"} systemctl disable --now coturn >>"$log" 2>&1 || true
fi
say "Installed in $((SECONDS - started)) s."
end_without_jdk
