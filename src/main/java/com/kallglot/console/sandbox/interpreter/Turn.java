package com.kallglot.console.sandbox.interpreter;

import java.time.Instant;

/// One turn of a transcript, as `GET …/transcript` answers it.
///
/// @param sequence counted from 1
/// @param speaker the name of the party that spoke
public record Turn(
    int sequence,
    String speaker,
    String language,
    String text,
    String translationLanguage,
    String translation,
    Instant timestamp) {}
