/// `profile` and its verbs: which platforms this computer knows, and where their keys are. May use
/// what the command line may use.
@NullMarked
package com.kallglot.console.cli.profiles;

import org.jspecify.annotations.NullMarked;
