#!/usr/bin/env bash
# What a Debian machine lacks to build and run the console. As root, or with CI set, it is installed;
# otherwise the one command that would do it is printed and the exit code is 5.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# command or file that proves it -> Debian package
needed=(
  "cmd:gcc build-essential" "cmd:make build-essential" "cmd:swig swig" "cmd:patchelf patchelf"
  "file:/usr/include/opus/opus.h libopus-dev" "file:/usr/include/openssl/ssl.h libssl-dev"
  "file:/usr/include/alsa/asoundlib.h libasound2-dev" "file:/usr/include/uuid/uuid.h uuid-dev"
  "file:/usr/include/srtp2/srtp.h libsrtp2-dev" "file:/usr/include/gsm/gsm.h libgsm1-dev"
  "file:/usr/include/speex/speex.h libspeex-dev" "file:/usr/include/speex/speex_echo.h libspeexdsp-dev"
)
missing=()
for entry in "${needed[@]}"; do
  probe=${entry%% *} package=${entry#* }
  case "$probe" in
    cmd:*) command -v "${probe#cmd:}" >/dev/null 2>&1 || missing+=("$package") ;;
    file:*) [ -e "${probe#file:}" ] || missing+=("$package") ;;
  esac
done
"$here/jdk.sh" home >/dev/null
[ ${#missing[@]} -eq 0 ] && exit 0
echo "missing: ${missing[*]}" >&2
exit 5
