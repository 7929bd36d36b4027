package com.kallglot.console.cli;

/// What every command is given.
record Context(Services services, Terminal terminal, Cancellation cancellation) {}
