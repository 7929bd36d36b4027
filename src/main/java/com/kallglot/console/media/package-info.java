/// Sound as samples and the figures computed from it: signals made, found and judged, levels, MOS,
/// jitter, delay. Uses nothing but the JDK: what is heard must not depend on who plays it.
@NullMarked
package com.kallglot.console.media;

import org.jspecify.annotations.NullMarked;
