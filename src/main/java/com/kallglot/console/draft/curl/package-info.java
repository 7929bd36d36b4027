/// Reads the body of a session request out of a curl command that somebody pasted. Runs nothing,
/// opens no file, keeps no key. May use draft and nothing else of the program.
@NullMarked
package com.kallglot.console.draft.curl;

import org.jspecify.annotations.NullMarked;
