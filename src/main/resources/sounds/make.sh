#!/usr/bin/env bash
# Makes the recorded sentences of this folder from sentences.tsv. Needs espeak-ng and sox; run by hand
# when a sentence changes, never by the build: the files are kept beside it.
#
# 8 kHz, mono, 16-bit PCM; silence cut off at both ends, so that the first sample is the onset; the same
# loudness for all. English by voice en-gb, German by de, 165 words a minute.
set -euo pipefail
cd "$(dirname "$0")"
raw=$(mktemp --suffix=.wav); trap 'rm -f "$raw"' EXIT
while IFS=$'\t' read -r id language text; do
  case "$id" in ''|\#*) continue ;; esac
  voice=de; [ "$language" = en ] && voice=en-gb
  espeak-ng -v "$voice" -s 165 -w "$raw" "$text"
  sox -D "$raw" -r 8000 -c 1 -b 16 "$id.$language.wav" highpass 120 \
    norm -5 silence 1 0.002 4% fade t 0.002 reverse silence 1 0.005 1% fade t 0.01 reverse norm -5
done < sentences.tsv
