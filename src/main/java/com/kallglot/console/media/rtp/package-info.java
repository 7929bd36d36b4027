/// The figures of RTP streams, counted from their packets, whoever took those from the wire: an
/// engine's tap or a capture. Uses `media`.
@NullMarked
package com.kallglot.console.media.rtp;

import org.jspecify.annotations.NullMarked;
