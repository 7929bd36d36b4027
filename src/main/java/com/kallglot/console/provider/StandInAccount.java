package com.kallglot.console.provider;

/// An account that the sandbox's stand-in of a provider has, to be tried without one of one's own.
///
/// @param name what it shows, as `Trial account`
public record StandInAccount(String name, ProviderCredentials credentials) {}
