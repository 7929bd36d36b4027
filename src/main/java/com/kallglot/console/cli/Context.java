package com.kallglot.console.cli;

/// What every command is given.
public record Context(Services services, Terminal terminal, Cancellation cancellation) {}
