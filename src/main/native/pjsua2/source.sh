# Where pjproject comes from; sourced by build.sh.
#   get_source DIR   unpacks it there, and sets version, source_name and source_sha256
# The first that answers: a tarball kept from an earlier build, the project's own tag, Debian's copy.

upstream_version=2.17
upstream_url=https://github.com/pjsip/pjproject/archive/refs/tags/$upstream_version.tar.gz
upstream_sha256=065fe06c06788d97c35f563796d59f00ce52fe9558a52d7b490a042a966facce
oldest=2.15

sha256_of() { sha256sum <"$1" | cut -d' ' -f1; }

download() {
  if command -v curl >/dev/null 2>&1; then
    curl -fsSL --connect-timeout 4 --speed-limit 2048 --speed-time 15 -o "$2" "$1"
  elif command -v wget >/dev/null 2>&1; then
    wget -q --tries=1 --connect-timeout=4 --dns-timeout=4 --read-timeout=15 -O "$2" "$1"
  else
    echo "neither curl nor wget is installed" >&2
    return 1
  fi
}

get_source() {
  local tree=$1 kept=$cache/sources/pjproject-$upstream_version.tar.gz
  source_tarball=''
  reasons=()
  from_upstream "$kept" || from_debian || fail "the source of pjproject could not be had" \
    "$(printf '%s; ' "${reasons[@]}")" \
    "with a network: run it again. Without: fetch $upstream_url elsewhere and put it at $kept"
  unpack "$tree"
}

# Kept or fetched, it must be the very file.
from_upstream() {
  local kept=$1 fetched=$work/upstream.tar.gz why
  if [ -f "$kept" ] && [ "$(sha256_of "$kept")" != "$upstream_sha256" ]; then
    step "damaged, removed: $kept"
    rm -f "$kept"
  fi
  if [ ! -f "$kept" ]; then
    step "fetching pjproject $upstream_version from its project"
    if ! why=$(download "$upstream_url" "$fetched" 2>&1); then
      reasons+=("$upstream_url: ${why:-no answer}")
      return 1
    fi
    if [ "$(sha256_of "$fetched")" != "$upstream_sha256" ]; then
      reasons+=("$upstream_url gave a damaged file: SHA-256 $(sha256_of "$fetched") instead of $upstream_sha256")
      step "damaged download refused: its SHA-256 is not that of pjproject $upstream_version"
      return 1
    fi
    mv "$fetched" "$kept"
  fi
  source_tarball=$kept
  source_name="pjproject project, tag $upstream_version"
}

# Debian's asterisk package carries a copy of pjproject. It is fetched through the machine's own
# mirror and verified with the machine's own key, by an apt that shares no state with the system's.
from_debian() {
  local apt=$work/apt why
  if ! grep -qs '^ID=debian$' /etc/os-release || ! command -v apt-get >/dev/null 2>&1; then
    reasons+=("Debian's copy: this is no Debian")
    return 1
  fi
  mkdir -p "$apt/parts" "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/fetched"
  debian_mirror /etc/apt >"$apt/parts/source.sources"
  if [ ! -s "$apt/parts/source.sources" ]; then
    reasons+=("Debian's copy: no Debian mirror among the machine's apt sources")
    return 1
  fi
  private_apt_conf "$apt" >"$apt/apt.conf"
  step "no answer there; fetching Debian's copy through apt"
  if ! why=$(APT_CONFIG=$apt/apt.conf debian_fetch "$apt/fetched" 2>&1); then
    reasons+=("Debian's copy: $(grep -m1 '^E: ' <<<"$why" || tail -n 1 <<<"$why")")
    return 1
  fi
  source_tarball=$(find "$apt/fetched" -name '*.orig-Xpjproject.tar.*' | head -n 1)
  if [ -z "$source_tarball" ]; then
    reasons+=("Debian's copy: its asterisk package has no pjproject component any more")
    return 1
  fi
  source_name="Debian source package $(basename "${source_tarball%.orig-Xpjproject*}"), verified by apt"
}

debian_fetch() {
  apt-get -q update && cd "$1" && apt-get -q source --download-only asterisk
}

# What the machine has configured, proxies and all, without its hooks.
private_apt_conf() {
  apt-config dump | grep -v -E '^(DPkg|APT::Update|Dir::Etc::(main|parts|sourcelist|sourceparts)|Dir::State|Dir::Cache|APT::Sandbox)\b'
  cat <<CONF
Dir::Etc::main "/dev/null";
Dir::Etc::parts "$1/none";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$1/parts";
Dir::State "$1";
Dir::State::status "/dev/null";
Dir::Cache "$1/cache";
APT::Sandbox::User "root";
APT::Get::AllowUnauthenticated "false";
Acquire::http::Timeout "15";
Acquire::https::Timeout "15";
Acquire::Retries "1";
CONF
}

# The Debian archive configured in the folder $1, as a deb822 stanza for the sources of unstable; nothing
# if there is none.
debian_mirror() {
  local etc=$1 release list
  release=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}")
  {
    for list in "$etc"/sources.list "$etc"/sources.list.d/*.list; do
      [ ! -f "$list" ] || one_line_as_deb822 "$list"
    done
    for list in "$etc"/sources.list.d/*.sources; do
      [ ! -f "$list" ] || { cat "$list"; echo; }
    done
  } | awk -v release="$release" '
    function finish() {
      if (!done && types ~ /deb/ && suites ~ suite && components ~ /(^| )main( |$)/ &&
          uris ~ /^ *(https?|ftp|file|mirror[^ ]*):/ && tolower(enabled) !~ /no/) {
        printf "Types: deb-src\nURIs:%s\nSuites: unstable\nComponents: main\n%s", uris, signed
        done = 1
      }
      types = uris = suites = components = signed = enabled = field = ""
    }
    BEGIN { suite = "(^| )(" release "|stable|testing|unstable|sid)( |$)" }
    /^#/ { next }
    /^[ \t]*$/ { finish(); next }
    /^[^ \t]/ {
      field = tolower($0); sub(/:.*/, "", field)
      value = $0; sub(/^[^:]*:/, "", value)
      if (field == "types") types = value
      if (field == "uris") uris = value
      if (field == "suites") suites = value
      if (field == "components") components = value
      if (field == "enabled") enabled = value
      if (field == "signed-by") signed = $0 "\n"
      next
    }
    field == "signed-by" { signed = signed $0 "\n" }
    END { finish() }'
}

# deb [signed-by=… arch=…] URI SUITE COMPONENT…  →  a deb822 stanza
one_line_as_deb822() {
  sed -n -E 's/^[ \t]*(deb|deb-src)[ \t]+//p' "$1" | sed 's/#.*//' | while IFS= read -r line; do
    local options='' uri suite components key
    case "$line" in
      \[*)
        options=${line#\[}
        options=${options%%\]*}
        line=${line#*\]}
        ;;
    esac
    read -r uri suite components <<<"$line"
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: %s\n' "$uri" "$suite" "$components"
    key=$(tr ' ' '\n' <<<"$options" | sed -n 's/^signed-by=//p')
    [ -z "$key" ] || printf 'Signed-By: %s\n' "${key//,/ }"
    echo
  done
}

unpack() {
  local tree=$1 why
  source_sha256=$(sha256_of "$source_tarball")
  step "unpacking $(basename "$source_tarball")"
  mkdir "$tree"
  if ! why=$(tar -xf "$source_tarball" -C "$tree" --strip-components=1 2>&1); then
    case "$why" in
      *'No space left'*) fail "the disk is full" "unpacking needs more space in $cache" \
        "free $needed_mb MB there, or set XDG_CACHE_HOME to a folder that has them" ;;
    esac
    fail "the source of pjproject could not be unpacked" "$(tail -n 1 <<<"$why")" "run it again"
  fi
  version=$(sed -n 's/^export PJ_VERSION_\(MAJOR\|MINOR\|REV\) *:= *\([0-9][0-9]*\) *$/\2/p' "$tree/version.mak" | paste -sd.)
  if [ "$(printf '%s\n' "$oldest" "$version" | sort -V | head -n 1)" != "$oldest" ]; then
    fail "pjproject $version is too old" "the bindings need $oldest or newer; it came from: $source_name" \
      "fetch $upstream_url and put it at $cache/sources/pjproject-$upstream_version.tar.gz"
  fi
}
