/// Real test calls as screens follow them: begun, counted, cancelled, judged. What is tested and
/// how is calltest's business. May use calltest, workspace, fx and JavaFX's properties.
@NullMarked
package com.kallglot.console.desktop.trial;

import org.jspecify.annotations.NullMarked;
