/// The Sessions page: what this console created, each with its state, what was said in it and what
/// was recorded. Begin with [SessionsModel], which decides what is asked of the platform and when:
/// only what is seen. May use what the desktop may use, and the Route lab for drafts.
@NullMarked
package com.kallglot.console.desktop.sessions;

import org.jspecify.annotations.NullMarked;
