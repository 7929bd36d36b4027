package com.kallglot.console.draft;

/// A member this program does not model. It stays in the text and is sent as written.
///
/// @param json its value as written
public record UnknownField(String path, Position position, String json) {}
